using Autograder.Contracts;

namespace Autograder.Authoring.Numerics;

/// <summary>
/// Richardson extrapolation of difference quotients to step 0, keeping the entry of least estimated error: C. J. F.
/// Ridders, "Accurate computation of F′(x) and F′(x) F″(x)", Advances in Engineering Software 4 (1982) 75–76.
/// </summary>
internal static class Ridders
{
    private const double Contraction = 1.4;
    private const int Rows = 10;

    /// <param name="difference">The quotient for a step, of any shape; null ends it without an estimate.</param>
    /// <param name="order">The power of the step in which the quotient's error runs: 2 for central, 1 for one-sided differences.</param>
    public static async Task<Estimate?> ExtrapolateAsync(Func<double, Task<TensorValue?>> difference, double h, int order)
    {
        var previous = new List<double[]>();
        double[] best = [], error = [];
        TensorValue? shape = null;
        for (var row = 0; row < Rows; row++, h /= Contraction)
        {
            if (await difference(h) is not { } quotient)
                return null;
            var current = new List<double[]> { quotient.Values.ToArray() };
            if (row == 0)
                (shape, best, error) = (quotient, current[0], [.. current[0].Select(_ => double.PositiveInfinity)]);
            var factor = 1.0;
            for (var column = 1; column <= row; column++)
            {
                factor *= Math.Pow(Contraction, order);
                var (better, coarse) = (current[column - 1], previous[column - 1]);
                var extrapolated = better.Select((b, i) => (b * factor - coarse[i]) / (factor - 1)).ToArray();
                for (var i = 0; i < extrapolated.Length; i++)
                {
                    var estimate = Math.Max(Math.Abs(extrapolated[i] - better[i]), Math.Abs(extrapolated[i] - coarse[i]));
                    if (estimate < error[i])
                        (error[i], best[i]) = (estimate, extrapolated[i]);
                }
                current.Add(extrapolated);
            }
            previous = current;
        }
        return new(TensorValue.Of(shape!.Shape.AsSpan(), best), TensorValue.Of(shape.Shape.AsSpan(), error));
    }
}
