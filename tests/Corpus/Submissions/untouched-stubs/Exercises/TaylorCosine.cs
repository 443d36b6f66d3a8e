using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

/// <summary>
/// Exercise 1. Calculate the gradient of a Taylor series of cos(x) using autograd.
/// </summary>
/// <remarks>
/// The handout's skeleton, where np.* are now torch's operations on tensors:
/// <code>
/// def taylor_cosine(x): # Taylor approximation to cosine function
///   # Your np code here
///   return ans
/// </code>
/// cos x = Σ (−1)ᵏ x²ᵏ / (2k)!, k = 0, 1, 2, …
/// </remarks>
public static class TaylorCosine
{
    /// <summary>
    /// The Taylor series of cos about 0, broken off after as many terms as you choose, for each component of x.
    /// </summary>
    /// <param name="x">float64, of any shape: a number, a vector, a matrix.</param>
    /// <returns>float64, of the shape of x.</returns>
    /// <remarks>
    /// Write: the sum, from torch's own +, *, / and pow, so that autograd can pass through it; no cos, sin or exp. A
    /// good answer is within 1e-6 of cos x on [−π, π], and so is its gradient of −sin x. It is exactly 1 at 0. Mind
    /// that 13! does not fit an int, nor 21! a long; each term can be had from the one before it.
    /// </remarks>
    public static Tensor Value(Tensor x) => throw new NotImplementedException();

    /// <summary>The derivative of <see cref="Value"/> at each component of x, by autograd.</summary>
    /// <param name="x">float64, of any shape.</param>
    /// <returns>float64, of the shape of x.</returns>
    /// <remarks>
    /// Write: a call of Value, and autograd. A good answer differentiates the series; it does not write the series of
    /// −sin x down. The components do not mix, so the gradient of the sum of all values holds each one's own
    /// derivative.
    /// </remarks>
    public static Tensor Gradient(Tensor x) => throw new NotImplementedException();
}
