// expect: taylor-cosine Value,Gradient failed
// mistake: too few terms (5)
// hint: too few terms for 1e-6 on [-pi, pi]
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TaylorCosine
{
    private const int Terms = 5;

    public static Tensor Value(Tensor x)
    {
        var sum = ones_like(x);
        var term = ones_like(x);
        for (var k = 1; k < Terms; k++)
        {
            term = -term * x * x / ((2 * k - 1) * (2 * k));
            sum = sum + term;
        }
        return sum;
    }

    public static Tensor Gradient(Tensor x)
    {
        x.requires_grad = true;
        return autograd.grad([Value(x).sum()], [x])[0];
    }
}
