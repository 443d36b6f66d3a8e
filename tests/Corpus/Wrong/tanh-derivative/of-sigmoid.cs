// expect: tanh-derivative Fourth failed
// mistake: of the sigmoid
// hint: the sigmoid, not the hyperbolic tangent
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TanhDerivative
{
    public static Tensor Fourth(Tensor x)
    {
        var f = (Tensor v) => 1 / (1 + exp(-v));
        return Transforms.Derivative(f, 4)(x);
    }
}
