using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;

namespace Autograder.Engine.Reporting;

/// <summary>
/// The report as JSON of the schema <c>autograder/report/v1</c>: camelCase properties, statuses in kebab-case,
/// not-a-number and infinities as the strings <c>"NaN"</c>, <c>"Infinity"</c> and <c>"-Infinity"</c>.
/// </summary>
public static class JsonReport
{
    public static string Write(Report report) => JsonSerializer.Serialize(report, ReportJson.Default.Report) + "\n";

    /// <exception cref="JsonException">The text is no report of this schema.</exception>
    public static Report Read(string text)
    {
        var report = JsonSerializer.Deserialize(text, ReportJson.Default.Report) ?? throw new JsonException("The text is null, not a report.");
        return report.Schema == Report.CurrentSchema
            ? report
            : throw new JsonException($"The report has the schema {report.Schema}; this version reads {Report.CurrentSchema}.");
    }

    /// <summary>The JSON Schema of the report, made from its types.</summary>
    public static string Schema()
    {
        var schema = ReportJson.Default.Report.GetJsonSchemaAsNode(new() { TreatNullObliviousAsNonNullable = true });
        var named = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = Report.CurrentSchema,
        };
        foreach (var (name, node) in schema.AsObject())
            named[name] = node?.DeepClone();
        return named.ToJsonString(new(JsonSerializerDefaults.General) { WriteIndented = true }) + "\n";
    }
}

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    WriteIndented = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [
        typeof(KebabCase<Authoring.CheckStatus>), typeof(KebabCase<Authoring.Visibility>),
        typeof(KebabCase<ReportAudience>), typeof(KebabCase<ExerciseState>), typeof(KebabCase<TimingState>), typeof(KebabCase<TimingVerdict>)])]
[JsonSerializable(typeof(Report))]
internal sealed partial class ReportJson : JsonSerializerContext;

internal sealed class KebabCase<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
