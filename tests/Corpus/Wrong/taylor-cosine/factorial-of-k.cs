// expect: taylor-cosine Value,Gradient failed
// mistake: −2x·exp(−x²) (k! for (2k)!)
// hint: k! where (2k)! belongs
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TaylorCosine
{
    static double Factorial(int n) => n <= 1 ? 1.0 : n * Factorial(n - 1);

    public static Tensor Value(Tensor x)
    {
        Tensor ans = zeros_like(x);
        for (int k = 0; k < 40; k++)
            ans = ans + Math.Pow(-1, k) * x.pow(2 * k) / Factorial(k);
        return ans;
    }

    public static Tensor Gradient(Tensor x)
    {
        Tensor leaf = x.clone().detach().requires_grad_(true);
        Value(leaf).sum().backward();
        return leaf.grad!;
    }
}
