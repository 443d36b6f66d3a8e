using Autograder.Contracts;

namespace Autograder.Calibration.Yardsticks;

internal static class ElementwiseYardsticks
{
    /// <summary>The contract's own 1e-6, and a little for the last place.</summary>
    private const double OfASeries = 1.001e-6;

    private const double LargestFourth = 4.09;

    public static IReadOnlyList<YardstickCase> TaylorCosine(double _) =>
    [
        .. Points(Math.PI).Select(x => new YardstickCase([x], new Dictionary<string, Truth>
        {
            ["Value"] = Of(x, Precise.Cos, OfASeries),
            ["Gradient"] = Of(x, p => -Precise.Sin(p), OfASeries) with { Of = "Value" },
        })),
    ];

    /// <summary>8t(1 − t²)(2 − 3t²)</summary>
    public static IReadOnlyList<YardstickCase> TanhDerivative(double part) =>
    [
        .. Points(6).Append(TensorValue.Vector(18, -25, 0, 9)).Select(x => new YardstickCase([x], new Dictionary<string, Truth>
        {
            ["Fourth"] = Of(x, p => Precise.Tanh(p) is var t ? 8 * t * (1 - t * t) * (2 - 3 * (t * t)) : default, part * LargestFourth),
        })),
    ];

    private static Truth Of(TensorValue x, Func<Precise, Precise> f, double allowed) =>
        new([TensorValue.Of(x.Shape.AsSpan(), [.. x.Values.Select(v => (double)f(v))])], allowed);

    /// <summary>A grid over the whole interval, single numbers, and matrices.</summary>
    private static IEnumerable<TensorValue> Points(double end)
    {
        var numbers = new WideNumbers(41);
        yield return TensorValue.Vector([.. Enumerable.Range(0, 49).Select(i => end * (i - 24) / 24)]);
        yield return TensorValue.Scalar(numbers.Between(-end, end));
        yield return TensorValue.Scalar(0.37 * end);
        yield return TensorValue.Vector(0.8 * end);
        yield return TensorValue.Matrix(2, 7, [.. Enumerable.Range(0, 14).Select(_ => numbers.Between(-end, end))]);
        yield return TensorValue.Matrix(3, 3, [.. Enumerable.Range(0, 9).Select(_ => numbers.Between(-end, end))]);
    }
}
