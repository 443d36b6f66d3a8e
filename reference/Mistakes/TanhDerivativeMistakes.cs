using Autograder.Authoring;
using Autograder.Authoring.Numerics;
using Autograder.Reference.Oracles;

namespace Autograder.Reference.Mistakes;

internal static class TanhDerivativeMistakes
{
    public static IReadOnlyList<Mistake> Fourth { get; } = TanhDerivativeOracles.Fourth.Except(
    [
        Order(0, "This is tanh itself: nothing has been differentiated."),
        Order(1, "This is the first derivative. Count the passes."),
        Order(2, "This is the second derivative. Count the passes."),
        Order(3, "This is the third derivative: one pass is missing."),
        Order(5, "This is the fifth derivative: one pass too many."),
        Of("power-of-tanh", "tanh⁴ (power)", "This is tanh to the fourth power. The exercise asks for the fourth derivative.", x => Math.Pow(Math.Tanh(x), 4)),
        Of("power-of-first-derivative", "(1 − t²)⁴",
            "This is the first derivative to the fourth power: the passes were multiplied together instead of each being applied to the one before.",
            x => Math.Pow(TanhDerivativeOracles.At(x, 1), 4)),
        Of("last-factor-missing", "8t(1 − t²)", "One factor is missing from the closed form: the product rule leaves a polynomial in t there.", x => 8 * Math.Tanh(x) * TanhDerivativeOracles.At(x, 1)),
        Of("inner-derivative-missing", "missing (1 − t²)", "The inner derivative is missing: t itself depends on x.", x => 8 * Math.Tanh(x) * (2 - 3 * Math.Tanh(x) * Math.Tanh(x))),
        Of("taylor-coefficient", "divided by 24", "This is the coefficient of the Taylor series: the derivative divided by a factorial.", x => TanhDerivativeOracles.At(x, 4) / 24),
        Of("sign", "sign", "The size is right and the sign is flipped.", x => -TanhDerivativeOracles.At(x, 4)),
        Of("tangent", "of tan", "This is the derivative of the tangent. The exercise is about the hyperbolic tangent.", TangentFourth),
        Of("sigmoid", "of the sigmoid", "This is the derivative of the sigmoid, which is a relative of tanh, but not the same function.", x => TanhDerivativeOracles.At(x / 2, 4) / 32),
        FiniteDifferences(0.1),
        FiniteDifferences(0.01),
    ]);

    private static Mistake Order(int order, string hint) =>
        Of($"order-{order}", $"derivative of order {order}", hint, x => TanhDerivativeOracles.At(x, order));

    // Smaller steps give noise that no formula predicts; for those the missing derivative passes tell.
    private static Mistake FiniteDifferences(double h) =>
        Of(FormattableString.Invariant($"finite-differences-{h}"), FormattableString.Invariant($"finite differences (five points, h = {h})"),
            "This is close, but no more: it looks like finite differences. Automatic differentiation has no step size and is exact up to rounding.",
            x => (Math.Tanh(x - 2 * h) - 4 * Math.Tanh(x - h) + 6 * Math.Tanh(x) - 4 * Math.Tanh(x + h) + Math.Tanh(x + 2 * h)) / Math.Pow(h, 4));

    // With u = tan x: tan⁗ = 8u(1 + u²)(2 + 3u²), the formula of tanh with the signs of its squares turned.
    private static double TangentFourth(double x) => 8 * Math.Tan(x) * (1 + Math.Pow(Math.Tan(x), 2)) * (2 + 3 * Math.Pow(Math.Tan(x), 2));

    private static Mistake Of(string id, string formula, string hint, Func<double, double> f) =>
        new(id, formula, hint, p => p.Tensor(0).Map(f));
}
