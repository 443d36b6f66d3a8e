using Autograder.Authoring.Numerics;
using static TorchSharp.torch;

namespace Autograder.Reference.Oracles;

/// <summary>Exercise 3: derivatives of tanh, elementwise, of x of any shape.</summary>
internal static class TanhDerivativeOracles
{
    /// <summary>
    /// The largest |tanh⁗|. Differences are measured against it everywhere: in the tail two right methods differ by
    /// 100 % of a tiny number.
    /// </summary>
    private const double Largest = 4.09;

    public static Quantity Fourth { get; } = Derivative(4);

    /// <summary>The derivative of the given order, 0 to 5.</summary>
    public static Quantity Derivative(int order) => new(
        p => p.Tensor(0).Map(x => At(x, order)),
        p => TorchAutograd.Derivative(tanh, p.Tensor(0), order),
        p => TaylorMode.Derivative(Jet.Tanh, p.Tensor(0), order),
        p => p.Tensor(0).Filled(Largest));

    /// <summary>With t = tanh x, s = 1/cosh² x = 1 − t²: s loses no digits where t is close to 1.</summary>
    public static double At(double x, int order)
    {
        var t = Math.Tanh(x);
        var s = 1 / (Math.Cosh(x) * Math.Cosh(x));
        return order switch
        {
            0 => t,
            1 => s,
            2 => -2 * t * s,
            3 => 2 * s * (3 * t * t - 1),
            4 => 8 * t * s * (2 - 3 * t * t),
            5 => 8 * s * (2 - 15 * t * t + 15 * t * t * t * t),
            _ => throw new ArgumentOutOfRangeException(nameof(order), order, "the formulas go from order 0 to 5"),
        };
    }
}
