using System.Globalization;
using System.Text;
using Autograder.Contracts;

namespace Autograder.Authoring.Judging;

/// <summary>How findings write numbers, places and what strangers said.</summary>
internal static class Wording
{
    private const int LongestQuote = 400;

    /// <summary>A number as people read it: up to six digits.</summary>
    public static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    /// <summary>A tolerance, such as <c>2.6E-07</c>.</summary>
    public static string Allowance(double value) => value.ToString("0.0E-00", CultureInfo.InvariantCulture);

    /// <summary>Two different numbers with as few digits as tell them apart.</summary>
    public static (string, string) Pair(double a, double b)
    {
        foreach (var format in new[] { "G6", "G9", "G12", "G15" })
        {
            var (left, right) = (a.ToString(format, CultureInfo.InvariantCulture), b.ToString(format, CultureInfo.InvariantCulture));
            if (left != right)
                return (left, right);
        }
        return (a.ToString("R", CultureInfo.InvariantCulture), b.ToString("R", CultureInfo.InvariantCulture));
    }

    /// <summary>The last word of a member's name in lower case: <c>AutogradHessian</c> gives <c>hessian</c>.</summary>
    public static string Quantity(string member)
    {
        var start = member.Length - 1;
        while (start > 0 && !char.IsUpper(member[start]))
            start--;
        return member[start..].ToLowerInvariant();
    }

    /// <summary>A component of a tensor of a shape by its row-major index, 0-based: <c>[2]</c>, <c>[0, 1]</c>; empty for 0-d.</summary>
    public static string Place(IReadOnlyList<long> shape, int index)
    {
        if (shape.Count == 0)
            return "";
        var places = new long[shape.Count];
        long rest = index;
        for (var d = shape.Count - 1; d >= 0; d--)
            (rest, places[d]) = Math.DivRem(rest, shape[d]);
        return $"[{string.Join(", ", places)}]";
    }

    public static string Shape(IReadOnlyList<long> shape) => $"({string.Join(", ", shape)})";

    public static string Count(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>How many of how many, as the start of a sentence's predicate: <c>2 of 6 components are off</c>.</summary>
    public static string Off(int off, int all) => (off, all) switch
    {
        (1, 1) => "the value is off",
        _ when off == all => string.Create(CultureInfo.InvariantCulture, $"all {all} components are off"),
        (1, _) => string.Create(CultureInfo.InvariantCulture, $"1 of {all} components is off"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{off} of {all} components are off"),
    };

    /// <summary>The input of a finding, by its label.</summary>
    public static string At(Probe probe) => $"at the input \"{probe.Label}\"";

    /// <summary>What a stranger said: one line, bounded, without control characters.</summary>
    public static string Quote(string said)
    {
        var line = new StringBuilder();
        foreach (var rune in said.Trim().EnumerateRunes())
        {
            if (line.Length >= LongestQuote)
                return line.Append('…').ToString();
            line.Append(Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format ? " " : rune.ToString());
        }
        return line.ToString();
    }

    /// <summary>The type of what came back, in a student's words.</summary>
    public static string Kind(Value value) => value switch
    {
        Value.Tensor => "a tensor",
        Value.Number => "a number",
        Value.Integer => "a whole number",
        Value.Numbers => "a sequence of numbers",
        Value.Duration => "a duration",
        Value.Fields => "a record",
        Value.Nothing => "nothing",
        Value.Other(var name) => $"a {Quote(name)}",
        _ => throw new System.Diagnostics.UnreachableException($"value {value}"),
    };
}
