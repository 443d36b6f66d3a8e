using System.Collections.Immutable;
using System.Globalization;

namespace Autograder.Engine.Reporting;

/// <summary>The numbers of an example as people read them: nested brackets, with as few digits as tell two tensors apart.</summary>
public static class ExampleText
{
    private const int MostNumbers = 36;

    private static readonly string[] formats = ["G6", "G9", "G12", "R"];

    /// <returns>What the call should give, and what it gives.</returns>
    public static (string Expected, string Actual) Results(this ReportExample example) =>
        formats.Select(f => (Expected: Write(example.Expected, f), Actual: Write(example.Actual, f))).FirstOrDefault(p => p.Expected != p.Actual)
            is { Expected: not null } different ? different : (Write(example.Expected, "R"), Write(example.Actual, "R"));

    private static string Write(ReportTensor tensor, string format) =>
        tensor.Values.Length > MostNumbers || tensor.Values.Length == 0
            ? $"a tensor of shape ({string.Join(", ", tensor.Shape)})"
            : Write(tensor.Shape.AsSpan(), tensor.Values.AsSpan(), format);

    private static string Write(ReadOnlySpan<long> shape, ReadOnlySpan<double> values, string format)
    {
        if (shape.IsEmpty)
            return values[0].ToString(format, CultureInfo.InvariantCulture);
        var parts = ImmutableArray.CreateBuilder<string>();
        var size = values.Length / (int)shape[0];
        for (var i = 0; i < shape[0]; i++)
            parts.Add(Write(shape[1..], values.Slice(i * size, size), format));
        return $"[{string.Join(", ", parts)}]";
    }
}
