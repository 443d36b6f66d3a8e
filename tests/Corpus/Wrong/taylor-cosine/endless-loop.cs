// expect: taylor-cosine Value,Gradient error
// mistake: infinite loop
// hint: the loop over the terms never ends
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TaylorCosine
{
    public static Tensor Value(Tensor x)
    {
        var sum = ones_like(x);
        var term = ones_like(x);
        var k = 0;
        while (term.detach().abs().max().item<double>() >= 0)
        {
            k++;
            using var old = term;
            term = -term * x * x / ((2.0 * k - 1) * (2.0 * k));
            sum = sum + term;
        }
        return sum;
    }

    public static Tensor Gradient(Tensor x) => Transforms.Gradient(v => Value(v).sum())(x);
}
