using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

/// <summary>
/// Exercise 6. Compare the analytic and the autograd approach for the gradient and hessian of f(x) = ½ ‖Ax − b‖²₂.
/// </summary>
/// <remarks>A has more rows than columns, or fewer.</remarks>
public static class LeastSquares
{
    /// <summary>f(x) = ½ ‖Ax − b‖²₂.</summary>
    /// <param name="A">float64, (m, n).</param>
    /// <param name="b">float64, (m).</param>
    /// <param name="x">float64, (n).</param>
    /// <returns>float64, 0-d.</returns>
    /// <remarks>
    /// Write: the formula, from torch's operations, so that autograd can pass through it. Prefer mv to matmul: on
    /// shapes that do not fit mv throws, matmul ends the process. The sum of squares is smooth; the square of norm()
    /// has no hessian where the residual is zero.
    /// </remarks>
    public static Tensor Value(Tensor A, Tensor b, Tensor x) => throw new NotImplementedException();

    /// <summary>The gradient of f by x, from your own formula for it.</summary>
    /// <param name="A">float64, (m, n).</param>
    /// <param name="b">float64, (m).</param>
    /// <param name="x">float64, (n).</param>
    /// <returns>float64, (n).</returns>
    /// <remarks>Write: the formula that you derive on paper, without autograd.</remarks>
    public static Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x) => throw new NotImplementedException();

    /// <summary>The hessian of f by x, from your own formula for it.</summary>
    /// <param name="A">float64, (m, n).</param>
    /// <param name="b">float64, (m).</param>
    /// <param name="x">float64, (n).</param>
    /// <returns>float64, (n, n).</returns>
    /// <remarks>Write: the formula that you derive on paper, without autograd.</remarks>
    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x) => throw new NotImplementedException();

    /// <summary>The gradient of f by x, by autograd of <see cref="Value"/>.</summary>
    /// <param name="A">float64, (m, n).</param>
    /// <param name="b">float64, (m).</param>
    /// <param name="x">float64, (n).</param>
    /// <returns>float64, (n).</returns>
    /// <remarks>
    /// Write: Value, differentiated by the tape or by Transforms. A good answer does not contain the formula.
    /// </remarks>
    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x) => throw new NotImplementedException();

    /// <summary>The hessian of f by x, by autograd of <see cref="Value"/>.</summary>
    /// <param name="A">float64, (m, n).</param>
    /// <param name="b">float64, (m).</param>
    /// <param name="x">float64, (n).</param>
    /// <returns>float64, (n, n).</returns>
    /// <remarks>
    /// Write: Value, differentiated twice by the tape or by Transforms. A good answer does not contain the formula.
    /// </remarks>
    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x) => throw new NotImplementedException();
}
