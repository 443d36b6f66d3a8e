// expect: taylor-cosine Gradient error
// mistake: 0 (detached by `.item()`), and autograd.grad ends the process
// hint: Value detaches: nothing there requires a gradient
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TaylorCosine
{
    public static Tensor Value(Tensor x)
    {
        using var _ = no_grad();
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
        return autograd.grad([Value(x).sum()], [x])[0];
    }
}
