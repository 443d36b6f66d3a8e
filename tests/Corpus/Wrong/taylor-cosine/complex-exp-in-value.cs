// expect: taylor-cosine Value failed
// mistake: way: exp in TaylorCosine.Value
// hint: Value is the real part of a complex exponential instead of a series
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TaylorCosine
{
    public static Tensor Value(Tensor x)
    {
        var z = complex(zeros_like(x), x);
        return exp(z).real;
    }

    public static Tensor Gradient(Tensor x)
    {
        x.requires_grad = true;
        return autograd.grad([Value(x).sum()], [x])[0];
    }
}
