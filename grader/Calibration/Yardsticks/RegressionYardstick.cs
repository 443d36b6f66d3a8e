using Autograder.Contracts;

namespace Autograder.Calibration.Yardsticks;

/// <summary>Exercise 2: mean(2x(wx − y)), and gradient descent with it from w = 0.</summary>
internal static class RegressionYardstick
{
    // The contract's 1e-5 over a run, more narrowly.
    private const double OfARun = 1e-7;

    public static IReadOnlyList<YardstickCase> Cases(double part)
    {
        var numbers = new WideNumbers(43);
        return
        [
            .. Enumerable.Range(0, 8).Select(i => Gradient(TensorValue.Scalar(i == 0 ? 0 : numbers.Number()), numbers.Tensor(i + 2), numbers.Tensor(i + 2), part)),
            .. Enumerable.Range(2, 6).Select(n => Run(Moderate(numbers, n), Moderate(numbers, n), numbers, 3 * n)),
        ];
    }

    private static YardstickCase Gradient(TensorValue w, TensorValue x, TensorValue y, double part)
    {
        var (px, py) = (PreciseMatrix.Of(x), PreciseMatrix.Of(y));
        var size = 2 * x.Values.Zip(y.Values, (a, b) => Math.Abs(a) * (Math.Abs(w[0] * a) + Math.Abs(b))).Average();
        return new([w, x, y], new Dictionary<string, Truth>
        {
            ["Gradient"] = new([TensorValue.Scalar((double)Derivative(w[0], px, py))], part * Math.Max(size, 1e-3)),
        });
    }

    private static YardstickCase Run(TensorValue x, TensorValue y, WideNumbers numbers, int epochs)
    {
        var rate = numbers.Between(0.1, 0.8) / (2 * x.Values.Sum(v => v * v));
        var (px, py) = (PreciseMatrix.Of(x), PreciseMatrix.Of(y));
        var (w, weights, losses) = (Precise.Zero, new List<double>(), new List<double>());
        for (var i = 0; i < epochs; i++)
        {
            var at = w;
            losses.Add((double)((at * px - py).Map(r => r * r).Sum / px.Rows));
            w -= (Precise)rate * Derivative(w, px, py);
            weights.Add((double)w);
        }
        return new([x, y, rate, epochs], new Dictionary<string, Truth>
        {
            ["Train"] = new([TensorValue.Vector([.. weights]), TensorValue.Vector([.. losses])], OfARun),
        });
    }

    private static Precise Derivative(Precise w, PreciseMatrix x, PreciseMatrix y) => 2 * (x.T * (w * x - y)).Sum / x.Rows;

    private static TensorValue Moderate(WideNumbers numbers, int n) => TensorValue.Vector([.. Enumerable.Range(0, n).Select(_ => numbers.Between(-3, 3))]);
}
