using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

/// <summary>
/// Exercise 5. Compare the analytic and the autograd approach for the gradient of f(X) = tr(AXB).
/// </summary>
/// <remarks>The gradient has the shape of X: its component (i, j) is ∂f/∂Xᵢⱼ.</remarks>
public static class TraceProduct
{
    /// <summary>f(X) = tr(AXB).</summary>
    /// <param name="A">float64, (k, n).</param>
    /// <param name="X">float64, (n, p).</param>
    /// <param name="B">float64, (p, k).</param>
    /// <returns>float64, 0-d.</returns>
    /// <remarks>
    /// Write: the formula, from torch's operations, so that autograd can pass through it. Prefer mm to matmul: on
    /// shapes that do not fit mm throws, matmul ends the process.
    /// </remarks>
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => throw new NotImplementedException();

    /// <summary>The gradient of f by X, from your own formula for it.</summary>
    /// <param name="A">float64, (k, n).</param>
    /// <param name="X">float64, (n, p).</param>
    /// <param name="B">float64, (p, k).</param>
    /// <returns>float64, (n, p).</returns>
    /// <remarks>Write: the formula that you derive on paper, without autograd. The shapes help to find it.</remarks>
    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => throw new NotImplementedException();

    /// <summary>The gradient of f by X, by autograd of <see cref="Value"/>.</summary>
    /// <param name="A">float64, (k, n).</param>
    /// <param name="X">float64, (n, p).</param>
    /// <param name="B">float64, (p, k).</param>
    /// <returns>float64, (n, p).</returns>
    /// <remarks>
    /// Write: Value, differentiated by the tape or by Transforms. A good answer does not contain the formula.
    /// </remarks>
    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B) => throw new NotImplementedException();
}
