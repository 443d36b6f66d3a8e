// expect: tanh-derivative Fourth failed
// mistake: wrong shape (a single total)
// hint: the result must have the shape of x, not be its sum
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TanhDerivative
{
    public static Tensor Fourth(Tensor x) => Transforms.Derivative(tanh, 4)(x).sum();
}
