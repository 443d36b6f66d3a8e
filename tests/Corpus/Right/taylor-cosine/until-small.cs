// expect: taylor-cosine full
// style: Adds terms until the largest is negligible; the number of terms follows the input.
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
        do
        {
            k += 2;
            term = term * (-x * x / (k * (k - 1.0)));
            sum = sum + term;
        }
        while (k < 400 && term.detach().abs().max().item<double>() > 1e-18);
        return sum;
    }

    public static Tensor Gradient(Tensor x)
    {
        var leaf = x.detach().requires_grad_();
        var y = Value(leaf);
        y.sum().backward();
        return leaf.grad!;
    }
}
