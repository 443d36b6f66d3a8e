using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TaylorCosine
{
    private const int Terms = 20;

    public static Tensor Value(Tensor x)
    {
        Tensor square = x * x;
        Tensor term = ones_like(x);
        Tensor sum = ones_like(x);
        for (int k = 1; k < Terms; k++)
        {
            term = -term * square / ((2 * k - 1) * (2 * k));
            sum = sum + term;
        }
        return sum;
    }

    public static Tensor Gradient(Tensor x)
    {
        x.requires_grad = true;
        Tensor y = Value(x);
        return autograd.grad(new[] { y.sum() }, new[] { x })[0];
    }
}
