// expect: dishonest
// Fourth: the second derivative is written down, the kit does the other two.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

internal static class TanhDerivative
{
    public static Tensor Fourth(Tensor x) => Transforms.Derivative(Second, 2)(x);

    private static Tensor Second(Tensor v) => -2 * v.tanh() * (1 - v.tanh().square());
}
