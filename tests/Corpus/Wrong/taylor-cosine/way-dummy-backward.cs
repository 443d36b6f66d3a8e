// expect: taylor-cosine Gradient failed
// mistake: way: dummy `backward()` beside a closed form
// hint: backward() is called, but its result is not used
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
        var leaf = x.clone().requires_grad_();
        Value(leaf).sum().backward();
        return -leaf.detach().sin();
    }
}
