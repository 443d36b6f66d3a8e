// expect: tanh-derivative Fourth failed
// mistake: of tan
// hint: the tangent, not the hyperbolic tangent
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TanhDerivative
{
    public static Tensor Fourth(Tensor x) => Transforms.Derivative(tan, 4)(x);
}
