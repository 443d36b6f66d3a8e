// expect: honest
// Gradient: differentiates minus the value and negates the result; the minus is no formula.
using TorchSharp;
using static TorchSharp.torch;

namespace Homework;

public static class TaylorCosine
{
    public static Tensor Value(Tensor x)
    {
        var square = x * x;
        var result = ones_like(x);
        for (var k = 15; k >= 1; k--)
            result = 1 - square * result / (2 * k * (2 * k - 1));
        return result;
    }

    public static Tensor Gradient(Tensor x)
    {
        var leaf = x.detach().clone().requires_grad_();
        var descent = (-Value(leaf)).sum();
        descent.backward();
        return -leaf.grad!;
    }
}
