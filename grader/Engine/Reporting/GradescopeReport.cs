using System.Text.Json;
using System.Text.Json.Serialization;
using Autograder.Authoring;

namespace Autograder.Engine.Reporting;

/// <summary>The student's edition of the report as Gradescope's <c>results.json</c>, since students see it there.</summary>
public static class GradescopeReport
{
    public static string Write(Report report)
    {
        var edition = report.ForStudent();
        var tests = edition.Exercises.SelectMany((exercise, i) =>
            exercise.Checks.Select((check, j) => Entry(exercise, check, $"{i + 1}.{j + 1}"))
                .Concat(exercise.Timed.Select((timed, j) => Entry(exercise, timed, $"{i + 1}.{exercise.Checks.Length + j + 1}"))));
        return JsonSerializer.Serialize(
            new GradescopeResults(edition.Score, Math.Round(edition.Phases.Total, 3), Output(edition), "visible", [.. tests]),
            GradescopeJson.Default.GradescopeResults) + "\n";
    }

    private static GradescopeTest Entry(ReportExercise exercise, ReportCheck check, string number) =>
        new(check.Score, check.MaxScore, check.Status == CheckStatus.Passed ? "passed" : "failed",
            $"{exercise.Title}: {check.Title}", number, Text(check), "md", [exercise.Id, check.Id], "visible");

    private static GradescopeTest Entry(ReportExercise exercise, ReportTimedMember timed, string number) =>
        new(timed.Score, timed.MaxScore, timed.Score == timed.MaxScore ? "passed" : "failed",
            $"{exercise.Title}: {timed.Member} in time", number, MarkdownReport.Escape(timed.Message), "md", [exercise.Id, "timing"], "visible");

    private static string Text(ReportCheck check) =>
        MarkdownReport.Escape(check.Message) + (check.Hint is { } hint ? $"\n\n**Hint:** {MarkdownReport.Escape(hint)}" : "");

    private static string Output(Report report) =>
        string.Join("\n", report.Notes.Prepend(report.Timing.Remark).Where(l => l.Length > 0).Prepend($"{report.Score} of {report.MaxScore} points{(report.Final ? "" : ", not final")}"));
}

internal sealed record GradescopeResults(int Score, double ExecutionTime, string Output, string Visibility, IReadOnlyList<GradescopeTest> Tests);

internal sealed record GradescopeTest(
    int Score, int MaxScore, string Status, string Name, string Number, string Output, string OutputFormat,
    IReadOnlyList<string> Tags, string Visibility);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(GradescopeResults))]
internal sealed partial class GradescopeJson : JsonSerializerContext;
