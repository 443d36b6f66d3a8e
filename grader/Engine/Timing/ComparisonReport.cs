using System.Globalization;
using Autograder.Authoring;
using Autograder.Engine.Reporting;

namespace Autograder.Engine.Timing;

/// <summary>What the times of a comparison show.</summary>
internal static class ComparisonReport
{
    // Below this size a call's overhead hides the work.
    private const int FittedFrom = 32;
    private const int FewestFitted = 3;

    public static ReportComparison Of(Comparison comparison, IReadOnlyList<ReportComparisonPoint> points)
    {
        var (analytic, autograd) = (Exponent(points, p => p.AnalyticMicroseconds), Exponent(points, p => p.AutogradMicroseconds));
        return new(comparison.Quantity, comparison.Analytic, comparison.Autograd, [.. points], analytic, autograd, Sentence(points, analytic, autograd));
    }

    /// <summary>The slope of the logarithms by least squares; null with fewer than three sizes to fit.</summary>
    public static double? Exponent(IReadOnlyList<ReportComparisonPoint> points, Func<ReportComparisonPoint, double> time)
    {
        var fitted = points.Where(p => p.Size >= FittedFrom).Select(p => (X: Math.Log(p.Size), Y: Math.Log(time(p)))).ToList();
        if (fitted.Count < FewestFitted)
            return null;
        var (x, y) = (fitted.Average(p => p.X), fitted.Average(p => p.Y));
        return fitted.Sum(p => (p.X - x) * (p.Y - y)) / fitted.Sum(p => (p.X - x) * (p.X - x));
    }

    private static string Sentence(IReadOnlyList<ReportComparisonPoint> points, double? analytic, double? autograd)
    {
        var (first, last) = (points[0], points[^1]);
        var ratios = $"At n = {first.Size} {Compared(first)}, at n = {last.Size} {Compared(last)}";
        return analytic is { } a && autograd is { } b
            ? $"{ratios}; from n = {FittedFrom} on the analytic time {Growth(a)} and autograd's {Growth(b)}."
            : $"{ratios}; larger sizes took too long to be measured.";
    }

    private static string Growth(double exponent) =>
        exponent < 0.15 ? "hardly grows" : string.Create(CultureInfo.InvariantCulture, $"grows as n^{exponent:0.0}");

    private static string Compared(ReportComparisonPoint point)
    {
        var ratio = point.AutogradMicroseconds / point.AnalyticMicroseconds;
        return ratio >= 1 ? $"autograd took {Words.Digits(ratio)} times as long as the formula" : $"the formula took {Words.Digits(1 / ratio)} times as long as autograd";
    }
}
