// expect: tanh-derivative Fourth failed
// mistake: divided by 24 (the Taylor coefficient)
// hint: divided by 4!: this is the Taylor coefficient
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TanhDerivative
{
    public static Tensor Fourth(Tensor x) => Transforms.Derivative(tanh, 4)(x) / 24;
}
