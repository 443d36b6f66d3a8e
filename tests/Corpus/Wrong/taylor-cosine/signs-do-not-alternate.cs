// expect: taylor-cosine Value,Gradient failed
// mistake: sinh x (signs do not alternate)
// hint: the signs of the series must alternate
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TaylorCosine
{
    public static Tensor Value(Tensor x)
    {
        var ans = zeros_like(x);
        double factorial = 1;
        for (int n = 0; n < 15; n++)
        {
            if (n > 0) factorial *= (2.0 * n - 1) * (2.0 * n);
            ans = ans + x.pow(2 * n) / factorial;
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
