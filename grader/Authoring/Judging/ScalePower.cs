using System.Collections.Immutable;

namespace Autograder.Authoring.Judging;

/// <summary>
/// The power k = ln(rₛ/r) / ln s with which each component of a result follows the scale s of the derivatives: the
/// number of derivative passes that it went through. Components too small to tell are left out.
/// </summary>
internal sealed record ScalePower(IReadOnlyList<(int Component, double Power)> Powers)
{
    /// <summary>Honest members were measured at 1e-14; an accumulated .grad and sums of two ways are far from whole numbers.</summary>
    private const double Whole = 1e-6;

    /// <summary>Below this part of the largest component rounding may hide the power.</summary>
    private const double Tiny = 1e-7;

    public static ScalePower Of(ImmutableArray<double> plain, ImmutableArray<double> scaled, double scale)
    {
        var largest = plain.Select(Math.Abs).DefaultIfEmpty(0).Max();
        return new([.. Enumerable.Range(0, plain.Length)
            .Where(i => Math.Abs(plain[i]) > Tiny * largest)
            .Select(i => (i, scaled[i] / plain[i] is > 0 and var ratio ? Math.Log(ratio) / Math.Log(scale) : double.NaN))]);
    }

    public bool IsEmpty => Powers.Count == 0;

    /// <summary>Every component followed a whole number of passes.</summary>
    public bool IsWhole => Powers.All(p => Math.Abs(p.Power - Math.Round(p.Power)) <= Whole);

    public double Median => Powers.Select(p => p.Power).Order().ElementAt(Powers.Count / 2);

    public double Least => Powers.Min(p => p.Power);

    public double Most => Powers.Max(p => p.Power);

    /// <summary>The components that no derivative reached.</summary>
    public IReadOnlyList<int> Unreached => [.. Powers.Where(p => Math.Abs(p.Power) <= Whole).Select(p => p.Component)];
}
