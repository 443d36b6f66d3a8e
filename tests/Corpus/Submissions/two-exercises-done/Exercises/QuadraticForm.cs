using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

/// <summary>
/// Exercise 4. Compare the analytic and the autograd approach for the hessian of f(x) = ½ xᵀAx + bᵀx + c.
/// </summary>
/// <remarks>A is any square matrix: nobody says that it is symmetric.</remarks>
public static class QuadraticForm
{
    /// <summary>f(x) = ½ xᵀAx + bᵀx + c.</summary>
    /// <param name="A">float64, (n, n).</param>
    /// <param name="b">float64, (n).</param>
    /// <param name="c">float64, 0-d.</param>
    /// <param name="x">float64, (n).</param>
    /// <returns>float64, 0-d.</returns>
    /// <remarks>Write: the formula, from torch's operations (mv, dot), so that autograd can pass through it.</remarks>
    public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x) => throw new NotImplementedException();

    /// <summary>The hessian of f by x, from your own formula for it.</summary>
    /// <param name="A">float64, (n, n).</param>
    /// <param name="b">float64, (n).</param>
    /// <param name="c">float64, 0-d.</param>
    /// <param name="x">float64, (n).</param>
    /// <returns>float64, (n, n).</returns>
    /// <remarks>
    /// Write: the formula that you derive on paper, without autograd. A good answer is symmetric, as every hessian here
    /// must be, also where A is not.
    /// </remarks>
    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x) => throw new NotImplementedException();

    /// <summary>The hessian of f by x, by autograd of <see cref="Value"/>.</summary>
    /// <param name="A">float64, (n, n).</param>
    /// <param name="b">float64, (n).</param>
    /// <param name="c">float64, 0-d.</param>
    /// <param name="x">float64, (n).</param>
    /// <returns>float64, (n, n).</returns>
    /// <remarks>
    /// Write: Value, differentiated twice by the tape or by Transforms. A good answer does not contain the formula.
    /// </remarks>
    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x) => throw new NotImplementedException();
}
