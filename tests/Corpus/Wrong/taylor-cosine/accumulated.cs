// expect: taylor-cosine Gradient failed
// mistake: gradient not zeroed
// hint: .grad accumulates: the result is twice too large
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TaylorCosine
{
    public static Tensor Value(Tensor x)
    {
        var sum = ones_like(x);
        var term = ones_like(x);
        for (var k = 1; k <= 15; k++)
        {
            term = -term * x * x / ((2 * k - 1) * (2 * k));
            sum = sum + term;
        }
        return sum;
    }

    public static Tensor Gradient(Tensor x)
    {
        x.requires_grad = true;
        Value(x).sum().backward(); // warm up
        Value(x).sum().backward();
        return x.grad!;
    }
}
