// expect: tanh-derivative Fourth failed
// mistake: derivative of order 2
// hint: second derivative instead of the fourth
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TanhDerivative
{
    public static Tensor Fourth(Tensor x) => Transforms.Derivative(tanh, 2)(x);
}
