using Autodiff.Kit;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

/// <summary>Exercise 3: by transforms that nest, as grad(grad(grad(grad(tanh)))) in JAX.</summary>
public static class TanhDerivative
{
    public static Tensor Fourth(Tensor x) => Transforms.Derivative(tanh, 4)(x);
}
