// expect: taylor-cosine Value failed
// mistake: way: sin in TaylorCosine.Value
// hint: Value is a shifted sine instead of a series
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TaylorCosine
{
    public static Tensor Value(Tensor x)
    {
        // cos x = 1 - 2 sin^2(x / 2)
        var half = sin(x / 2);
        return 1 - 2 * half * half;
    }

    public static Tensor Gradient(Tensor x)
    {
        x.requires_grad = true;
        return autograd.grad([Value(x).sum()], [x])[0];
    }
}
