using System.Text.Json;
using System.Text.Json.Serialization;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Checks;

/// <summary>One call of one member with a fixed input, and what it must return.</summary>
/// <remarks>
/// <c>visible-checks.json</c> is a list of these, in the order in which they are run; the exercises are numbered as they first come up.
/// <code>
/// {
///   "exercise": "trace-product",                // the class is TraceProduct
///   "check": "autograd-gradient.visible",       // the row of the report; a row with several inputs has an entry for each
///   "title": "gradient of tr(AXB), by autograd",
///   "member": "AutogradGradient",
///   "arguments": [
///     { "tensor": { "shape": [2, 3], "values": [1, 2, 3, 4, 5, 6] } },    // float64, row by row; [] is 0-d
///     { "number": 0.01 },                       // a double
///     { "integer": 20 }                         // an int
///   ],
///   "expected": { "shape": [2], "values": [1, 2] }            // a tensor, or
///               { "fields": { "Weights": [1, 2], "Losses": [4, 3] } }     // the properties of a record, or
///               { "positive": ["Manual", "Autograd"] },       // times of a record: only more than zero
///   "allowed": 1e-9                             // the allowed absolute difference of each component, or
///              { "shape": [2], "values": [1e-9, 1e-9] }       // one for each
/// }
/// </code>
/// Numbers that JSON has no literal for are "NaN", "Infinity" and "-Infinity".
/// </remarks>
internal sealed record VisibleCheck(
    string Exercise, string Check, string Title, string Member, IReadOnlyList<Argument> Arguments, Expectation Expected, JsonElement? Allowed)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>The checks that came with the starter.</summary>
    public static IReadOnlyList<VisibleCheck> ReadAll()
    {
        using var stream = typeof(VisibleCheck).Assembly.GetManifestResourceStream("visible-checks.json")
            ?? throw new InvalidOperationException("visible-checks.json is not part of the build: see Starter.csproj.");
        return JsonSerializer.Deserialize<VisibleCheck[]>(stream, Format) ?? [];
    }

    /// <summary>The allowed absolute difference of component i.</summary>
    public double AllowedAt(int i) => Allowed switch
    {
        { ValueKind: JsonValueKind.Number } one => one.GetDouble(),
        { ValueKind: JsonValueKind.Object } each => each.Deserialize<Values>(Format)!.At(i),
        _ => 0,
    };
}

internal sealed record Argument(Values? Tensor, double? Number, int? Integer)
{
    /// <summary>A new object each time: nothing that a student changes is seen by the next check.</summary>
    public object Create() => (object?)Tensor?.ToTensor() ?? (object?)Number ?? Integer
        ?? throw new InvalidOperationException("An argument is a tensor, a number or an integer.");
}

internal sealed record Expectation(
    long[]? Shape, double[]? Values, IReadOnlyDictionary<string, double[]>? Fields, IReadOnlyList<string>? Positive);

/// <summary>A float64 tensor written row by row.</summary>
internal sealed record Values(long[] Shape, [property: JsonPropertyName("values")] double[] Components)
{
    public double At(int i) => Components[i];

    // Cloned: reshape gives a view, on which detach_() throws.
    public Tensor ToTensor() => tensor(Components, dtype: ScalarType.Float64).reshape(Shape).clone();
}
