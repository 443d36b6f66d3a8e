// expect: taylor-cosine Value,Gradient failed
// mistake: long factorial overflows from 22!
// hint: the factorial overflows long from 22! (21! already does not fit); use double
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TaylorCosine
{
    static long Factorial(int n) => n <= 1 ? 1 : n * Factorial(n - 1);

    public static Tensor Value(Tensor x)
    {
        var ans = zeros_like(x);
        for (int i = 0; i < 20; i++)
            ans = ans + (i % 2 == 0 ? 1.0 : -1.0) * x.pow(2 * i) / Factorial(2 * i);
        return ans;
    }

    public static Tensor Gradient(Tensor x) => Transforms.Gradient(v => Value(v).sum())(x);
}
