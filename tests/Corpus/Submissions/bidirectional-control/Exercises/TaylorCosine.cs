using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public class TaylorCosine
{
    static double Factorial(int n)
    {
        double result = 1;
        for (int i = 2; i <= n; i++) result *= i;
        return result;
    }

    public static Tensor Value(Tensor x)
    {
        var ans = zeros_like(x);
        for (int i = 0; i < 12; i++)
        {
            var sign = i % 2 == 0 ? 1.0 : -1.0;
            ans = ans + sign * x.pow(2 * i) / Factorial(2 * i);
        }
        return ans;
    }

    public static Tensor Gradient(Tensor x)
    {
        var leaf = x.clone().detach().requires_grad_(true);
        Value(leaf).sum().backward();
        return leaf.grad!;
    }
}
