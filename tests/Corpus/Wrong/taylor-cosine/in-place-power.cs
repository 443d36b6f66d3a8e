// expect: taylor-cosine Gradient error
// mistake: in-place change of a saved tensor
// hint: a tensor that autograd has saved is overwritten
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TaylorCosine
{
    public static Tensor Value(Tensor x)
    {
        var sum = ones_like(x);
        var power = ones_like(x);
        double factorial = 1;
        for (int k = 1; k < 15; k++)
        {
            var next = power * x * x;
            power.copy_(next);
            factorial *= -(2.0 * k - 1) * (2.0 * k);
            sum = sum + power / factorial;
        }
        return sum;
    }

    public static Tensor Gradient(Tensor x)
    {
        var leaf = x.detach().clone().requires_grad_();
        Value(leaf).sum().backward();
        return leaf.grad!;
    }
}
