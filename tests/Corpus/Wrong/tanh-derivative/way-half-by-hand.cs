// expect: tanh-derivative Fourth failed
// mistake: way: closed form in the autograd member (three orders by hand, one by autograd)
// hint: only one of the four derivatives is taken by autograd
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TanhDerivative
{
    public static Tensor Fourth(Tensor x)
    {
        var leaf = x.clone().requires_grad_();
        var t = tanh(leaf);
        var third = -2 * (1 - t * t) * (1 - 3 * t * t);
        return autograd.grad([third.sum()], [leaf])[0];
    }
}
