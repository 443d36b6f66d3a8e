using Autograder.Contracts;

namespace Autograder.Calibration.Yardsticks;

/// <summary>Exercise 7 with z = ⟨a, x⟩ from −700 to 1000, but for z near 0.</summary>
internal static class LogOnePlusExpYardstick
{
    /// <summary>For z in (20, 40) the default threshold of torch's softplus costs up to 1.3e-9, which is no mistake.</summary>
    private const double OfAThreshold = 1e-8;

    private static readonly double[] Exponents = [0.7, -0.8, 1.9, -3.1, 5, -7, 11, -12, 17, 19.5, 24, -26, 33, 41, 60, -90, 150, 400, -420, 705, 712, -690, 990];

    public static IReadOnlyList<YardstickCase> Cases(double part)
    {
        var numbers = new WideNumbers(61);
        return [.. Exponents.Select((z, i) => Case(numbers, z, 2 + i % 6, part))];
    }

    private static YardstickCase Case(WideNumbers numbers, double exponent, int n, double part)
    {
        // Products of one sign: rounding ⟨a, x⟩ in another order must not move z.
        var a = TensorValue.Vector([.. Enumerable.Range(0, n).Select(i => numbers.Between(0.2, 4) * (i % 2 == 0 ? 1 : -1))]);
        var shares = a.Values.Select(_ => numbers.Between(0.2, 1)).ToArray();
        var x = TensorValue.Vector([.. a.Values.Select((v, i) => exponent * shares[i] / shares.Sum() / v)]);
        var (pa, z) = (PreciseMatrix.Of(a), (PreciseMatrix.Of(a).T * PreciseMatrix.Of(x)).Sum);
        var (sigma, other) = (Precise.Sigmoid(z), Precise.Sigmoid(-z));
        var width = exponent is > 20 and < 40 ? OfAThreshold : part;
        var square = a.Values.Sum(v => v * v);
        var gradient = new Truth([(sigma * pa).ToTensor(n)], width * Math.Sqrt(square));
        var hessian = new Truth([(sigma * other * (pa * pa.T)).ToTensor(n, n)], width * square / 4);
        return new([a, x], new Dictionary<string, Truth>
        {
            ["Value"] = new([TensorValue.Scalar((double)Precise.LogOnePlusExp(z))], width * (1 + Math.Max(exponent, 0))),
            ["AnalyticGradient"] = gradient,
            ["AutogradGradient"] = gradient,
            ["AnalyticHessian"] = hessian,
            ["AutogradHessian"] = hessian,
        });
    }
}
