// expect: dishonest
// Fourth: a helper returns ones by differentiating a sum; they multiply the closed form four times.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

internal static class TanhDerivative
{
    private static Tensor Touch(Tensor v, Tensor at) => v * Transforms.Gradient(u => u.sum())(at);

    public static Tensor Fourth(Tensor x)
    {
        var t = x.tanh();
        var result = 8 * t * (1 - t.square()) * (2 - 3 * t.square());
        for (var i = 0; i < 4; i++) result = Touch(result, x);
        return result;
    }
}
