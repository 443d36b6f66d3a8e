// expect: taylor-cosine Value,Gradient failed
// mistake: int factorial overflows from 14!
// hint: the factorial overflows int from 14! (13! already does not fit); use double
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TaylorCosine
{
    static int Factorial(int n)
    {
        int result = 1;
        for (int i = 2; i <= n; i++)
            result *= i;
        return result;
    }

    public static Tensor Value(Tensor x)
    {
        var ans = zeros_like(x);
        for (int i = 0; i < 10; i++)
            ans = ans + Math.Pow(-1, i) * x.pow(2 * i) / Factorial(2 * i);
        return ans;
    }

    public static Tensor Gradient(Tensor x) => Transforms.Gradient(v => Value(v).sum())(x);
}
