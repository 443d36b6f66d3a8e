// expect: dishonest
// Fourth: the first derivative is written down, three passes follow.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

internal static class TanhDerivative
{
    public static Tensor Fourth(Tensor x)
    {
        var leaf = x.detach().clone().requires_grad_();
        var t = leaf.tanh();
        var y = 1 - t * t;
        for (var i = 0; i < 3; i++)
            y = autograd.grad([y.sum()], [leaf], create_graph: true, retain_graph: true)[0];
        return y;
    }
}
