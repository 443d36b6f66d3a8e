// expect: taylor-cosine Gradient failed
// mistake: way: closed form times a unit gradient `u.sum()`
// hint: the closed form is multiplied by a gradient that is always one
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
        var u = x.clone().requires_grad_();
        var one = autograd.grad([u.sum()], [u])[0];
        return -sin(x) * one;
    }
}
