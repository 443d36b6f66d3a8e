using Autograder.Contracts;

namespace Autograder.Calibration.Yardsticks;

/// <summary>Exercises 4 to 6, whose functions are linear or quadratic. Sizes of terms are those of the same sums without signs.</summary>
internal static class MatrixYardsticks
{
    private const int Cases = 8;

    public static IReadOnlyList<YardstickCase> QuadraticForm(double part)
    {
        var numbers = new WideNumbers(47);
        return [.. Enumerable.Range(0, Cases).Select(i =>
        {
            var n = 2 + i;
            var (a, b, c, x) = (numbers.Tensor(n, n), numbers.Tensor(n), TensorValue.Scalar(numbers.Number()), numbers.Tensor(n));
            var hessian = ((Precise)0.5 * (PreciseMatrix.Of(a) + PreciseMatrix.Of(a).T)).ToTensor(n, n);
            var size = Largest(a);
            return new YardstickCase([a, b, c, x], new Dictionary<string, Truth>
            {
                ["Value"] = Scalar(part, [a, b, c, x], v => (Precise)0.5 * (v[3].T * v[0] * v[3]).Sum + (v[1].T * v[3]).Sum + v[2].Sum),
                ["AnalyticHessian"] = new([hessian], part * size),
                ["AutogradHessian"] = new([hessian], part * size),
            });
        })];
    }

    public static IReadOnlyList<YardstickCase> TraceProduct(double part)
    {
        var numbers = new WideNumbers(53);
        return [.. Enumerable.Range(0, Cases).Select(i =>
        {
            var (k, n, p) = i == 0 ? (4, 4, 4) : i == 1 ? (1, 5, 3) : numbers.Sizes(3) is var s ? (s[0], s[1], s[2]) : default;
            var (a, x, b) = (numbers.Tensor(k, n), numbers.Tensor(n, p), numbers.Tensor(p, k));
            var gradient = Of(part, [n, p], [a, b], v => v[0].T * v[1].T);
            return new YardstickCase([a, x, b], new Dictionary<string, Truth>
            {
                ["Value"] = Scalar(part, [a, x, b], v => Trace(v[0] * v[1] * v[2])),
                ["AnalyticGradient"] = gradient,
                ["AutogradGradient"] = gradient,
            });
        })];
    }

    public static IReadOnlyList<YardstickCase> LeastSquares(double part)
    {
        var numbers = new WideNumbers(59);
        return [.. Enumerable.Range(0, Cases).Select(i =>
        {
            var (m, n) = i == 0 ? (5, 5) : i == 1 ? (1, 4) : numbers.Sizes(2) is var s ? (s[0], s[1]) : default;
            var (a, b, x) = (numbers.Tensor(m, n), numbers.Tensor(m), numbers.Tensor(n));
            var gradient = Of(part, [n], [a, b, x], v => v[0].T * (v[0] * v[2] - v[1]), signed: 1);
            var hessian = Of(part, [n, n], [a], v => v[0].T * v[0]);
            return new YardstickCase([a, b, x], new Dictionary<string, Truth>
            {
                ["Value"] = Of(part, [], [a, b, x], v => (v[0] * v[2] - v[1]) is var r ? (Precise)0.5 * (r.T * r) : r, signed: 1),
                ["AnalyticGradient"] = gradient,
                ["AutogradGradient"] = gradient,
                ["AnalyticHessian"] = hessian,
                ["AutogradHessian"] = hessian,
            });
        })];
    }

    private static Truth Scalar(double part, TensorValue[] arguments, Func<PreciseMatrix[], Precise> f) =>
        Of(part, [], arguments, v => new(1, 1, [f(v)]));

    /// <param name="signed">The argument that is subtracted: without signs it is added.</param>
    private static Truth Of(double part, long[] shape, TensorValue[] arguments, Func<PreciseMatrix[], PreciseMatrix> f, int signed = -1)
    {
        var unsigned = arguments.Select((t, i) => t with { Values = [.. t.Values.Select(v => i == signed ? -Math.Abs(v) : Math.Abs(v))] });
        var size = Largest(f([.. unsigned.Select(PreciseMatrix.Of)]).ToTensor(shape));
        return new([f([.. arguments.Select(PreciseMatrix.Of)]).ToTensor(shape)], part * size);
    }

    private static Precise Trace(PreciseMatrix square) => Enumerable.Range(0, square.Rows).Aggregate(Precise.Zero, (sum, i) => sum + square[i, i]);

    private static double Largest(TensorValue tensor) => tensor.Values.Max(Math.Abs);
}
