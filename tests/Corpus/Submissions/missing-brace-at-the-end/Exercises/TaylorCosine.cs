using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TaylorCosine
{
    public static Tensor Value(Tensor x)
    {
        using var scope = NewDisposeScope();
        var x2 = x * x;
        var term = ones_like(x);
        var result = term;
        for (var n = 1; n <= 16; n++)
        {
            term = term * x2 / -((2.0 * n - 1) * 2 * n);
            result = result + term;
        }
        return result.MoveToOuterDisposeScope();
    }

    public static Tensor Gradient(Tensor x)
    {
        using var scope = NewDisposeScope();
        var leaf = x.clone().requires_grad_();
        var gradient = autograd.grad([Value(leaf).sum()], [leaf])[0];
        return gradient.MoveToOuterDisposeScope();
    }
}
