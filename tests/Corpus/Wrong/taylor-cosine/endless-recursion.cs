// expect: taylor-cosine Value,Gradient error
// mistake: stack overflow (infinite recursion)
// hint: the factorial never reaches its base case
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TaylorCosine
{
    static double Factorial(int n) => n * Factorial(n - 1);

    public static Tensor Value(Tensor x)
    {
        Tensor ans = ones_like(x);
        for (int n = 1; n < 14; n++)
            ans = ans + (n % 2 == 0 ? 1 : -1) * x.pow(2 * n) / Factorial(2 * n);
        return ans;
    }

    public static Tensor Gradient(Tensor x)
    {
        Tensor leaf = x.clone().detach().requires_grad_(true);
        Value(leaf).sum().backward();
        return leaf.grad!;
    }
}
