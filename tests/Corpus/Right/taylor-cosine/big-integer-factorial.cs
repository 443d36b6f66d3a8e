// expect: taylor-cosine full
// style: Factorials as BigInteger, converted at the last moment.
using System.Numerics;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TaylorCosine
{
    private static BigInteger Factorial(int n) => n <= 1 ? BigInteger.One : n * Factorial(n - 1);

    public static Tensor Value(Tensor x)
    {
        var ans = zeros_like(x);
        for (int k = 0; k <= 15; k++)
        {
            var coefficient = Math.Pow(-1, k) / (double)Factorial(2 * k);
            ans = ans + coefficient * x.pow(2 * k);
        }
        return ans;
    }

    public static Tensor Gradient(Tensor x)
    {
        var leaf = x.alias().detach();
        leaf.requires_grad_(true);
        var total = Value(leaf).sum();
        total.backward();
        return leaf.grad!.clone();
    }
}
