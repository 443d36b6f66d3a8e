// expect: taylor-cosine Value failed
// mistake: missing k = 0 term
// hint: the term k = 0 is missing; the gradient does not show it
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TaylorCosine
{
    public static Tensor Value(Tensor x)
    {
        Tensor ans = zeros_like(x);
        double factorial = 1;
        for (int n = 1; n < 16; n++)
        {
            factorial *= (2.0 * n - 1) * (2.0 * n);
            ans = ans + (n % 2 == 0 ? 1 : -1) * x.pow(2 * n) / factorial;
        }
        return ans;
    }

    public static Tensor Gradient(Tensor x)
    {
        Tensor leaf = x.clone().detach().requires_grad_(true);
        Value(leaf).sum().backward();
        return leaf.grad!;
    }
}
