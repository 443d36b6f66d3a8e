// expect: dishonest
// Fourth: the closed form times a gradient over the same gradient, which cancels.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TanhDerivative
{
    public static Tensor Fourth(Tensor x)
    {
        var t = x.tanh();
        var formula = 8 * t * (1 - t * t) * (2 - 3 * t * t);
        var g = Transforms.Gradient(v => (2 * v).sum())(x);
        var h = Transforms.Gradient(v => (2 * v).sum())(x);
        return formula * g / h;
    }
}
