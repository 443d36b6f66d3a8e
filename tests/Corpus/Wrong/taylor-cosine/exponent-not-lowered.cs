// expect: taylor-cosine Gradient failed
// mistake: exponent 2k for 2k−1
// hint: the exponent is not lowered by one, and the series was differentiated by hand
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TaylorCosine
{
    public static Tensor Value(Tensor x)
    {
        var square = x * x;
        var result = ones_like(x);
        for (var k = 15; k > 0; k--)
            result = 1 - square * result / (2 * k * (2 * k - 1));
        return result;
    }

    public static Tensor Gradient(Tensor x)
    {
        Tensor ans = zeros_like(x);
        double factorial = 1;
        for (int n = 1; n < 14; n++)
        {
            factorial *= (2.0 * n - 1) * (2.0 * n);
            ans = ans + (n % 2 == 0 ? 1 : -1) * 2 * n * x.pow(2 * n) / factorial;
        }
        return ans;
    }
}
