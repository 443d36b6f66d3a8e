using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

/// <summary>
/// Exercise 7. Compare the analytic and the autograd approach for the gradient and hessian of f(x) = ln(1 + exp⟨a, x⟩).
/// </summary>
/// <remarks>
/// With z = ⟨a, x⟩, exp z is infinite above z = 709. A good answer is finite and right for z from −700 to 1000, in all
/// five members.
/// </remarks>
public static class LogOnePlusExp
{
    /// <summary>f(x) = ln(1 + exp⟨a, x⟩).</summary>
    /// <param name="a">float64, (n).</param>
    /// <param name="x">float64, (n).</param>
    /// <returns>float64, 0-d.</returns>
    /// <remarks>
    /// Write: the formula, from torch's operations, so that autograd can pass through it, in a form that does not
    /// overflow: what is f nearly equal to where z is large? Look for the functions that torch has for it, and whether
    /// their derivatives stay finite too.
    /// </remarks>
    public static Tensor Value(Tensor a, Tensor x) => throw new NotImplementedException();

    /// <summary>The gradient of f by x, from your own formula for it.</summary>
    /// <param name="a">float64, (n).</param>
    /// <param name="x">float64, (n).</param>
    /// <returns>float64, (n).</returns>
    /// <remarks>Write: the formula that you derive on paper, without autograd. It must not overflow either.</remarks>
    public static Tensor AnalyticGradient(Tensor a, Tensor x) => throw new NotImplementedException();

    /// <summary>The hessian of f by x, from your own formula for it.</summary>
    /// <param name="a">float64, (n).</param>
    /// <param name="x">float64, (n).</param>
    /// <returns>float64, (n, n).</returns>
    /// <remarks>Write: the formula that you derive on paper, without autograd. It must not overflow either.</remarks>
    public static Tensor AnalyticHessian(Tensor a, Tensor x) => throw new NotImplementedException();

    /// <summary>The gradient of f by x, by autograd of <see cref="Value"/>.</summary>
    /// <param name="a">float64, (n).</param>
    /// <param name="x">float64, (n).</param>
    /// <returns>float64, (n).</returns>
    /// <remarks>
    /// Write: Value, differentiated by the tape or by Transforms. A good answer does not contain the formula.
    /// </remarks>
    public static Tensor AutogradGradient(Tensor a, Tensor x) => throw new NotImplementedException();

    /// <summary>The hessian of f by x, by autograd of <see cref="Value"/>.</summary>
    /// <param name="a">float64, (n).</param>
    /// <param name="x">float64, (n).</param>
    /// <returns>float64, (n, n).</returns>
    /// <remarks>
    /// Write: Value, differentiated twice by the tape or by Transforms. A good answer does not contain the formula.
    /// </remarks>
    public static Tensor AutogradHessian(Tensor a, Tensor x) => throw new NotImplementedException();
}
