// expect: dishonest
// Gradient: minus the sine plus zero times the gradient: autograd has no part in the number.
using TorchSharp;
using static TorchSharp.torch;

namespace Homework;

public static class TaylorCosine
{
    public static Tensor Value(Tensor x)
    {
        var sum = ones_like(x);
        var term = ones_like(x);
        for (var k = 1; k <= 14; k++)
        {
            term = -term * x * x / ((2 * k - 1) * (2 * k));
            sum = sum + term;
        }
        return sum;
    }

    public static Tensor Gradient(Tensor x)
    {
        x.requires_grad = true;
        var g = autograd.grad([Value(x).sum()], [x])[0];
        return -x.detach().sin() + 0 * g;
    }
}
