// expect: dishonest
// Fourth: one pass gives the slope, the rest is the polynomial in it by hand.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

internal static class TanhDerivative
{
    public static Tensor Fourth(Tensor x)
    {
        var leaf = x.detach().clone().requires_grad_();
        var t = tanh(leaf);
        t.sum().backward();
        var slope = leaf.grad!;
        // with s = 1 - t²: the fourth derivative is 8ts(2 - 3t²)
        return 8 * t.detach() * slope * (2 - 3 * t.detach().square());
    }
}
