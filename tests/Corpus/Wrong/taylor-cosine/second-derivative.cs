// expect: taylor-cosine Gradient failed
// mistake: −cos x (second order)
// hint: differentiated twice instead of once
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TaylorCosine
{
    public static Tensor Value(Tensor x)
    {
        Tensor ans = zeros_like(x);
        double factorial = 1;
        for (int n = 0; n < 14; n++)
        {
            if (n > 0) factorial *= (2.0 * n - 1) * (2.0 * n);
            ans = ans + (n % 2 == 0 ? 1 : -1) * x.pow(2 * n) / factorial;
        }
        return ans;
    }

    public static Tensor Gradient(Tensor x)
    {
        x.requires_grad = true;
        var first = autograd.grad([Value(x).sum()], [x], create_graph: true, retain_graph: true)[0];
        var second = autograd.grad([first.sum()], [x])[0];
        return second;
    }
}
