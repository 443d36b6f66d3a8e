using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

/// <summary>
/// Exercise 3. Calculate the 4th derivative of the hyperbolic tangent function using autograd.
/// </summary>
/// <remarks>The handout does it with JAX: grad(grad(grad(grad(tanh)))).</remarks>
public static class TanhDerivative
{
    /// <summary>The fourth derivative of tanh at each component of x, by autograd.</summary>
    /// <param name="x">float64, of any shape: a number, a vector, a matrix.</param>
    /// <returns>float64, of the shape of x.</returns>
    /// <remarks>
    /// Write: four passes of autograd, each through the one before it, by the tape or by Transforms. A good answer
    /// agrees with the closed form 8t(1 − t²)(2 − 3t²), t = tanh x, to the last digits; it does not contain it.
    /// </remarks>
    public static Tensor Fourth(Tensor x) => throw new NotImplementedException();
}
