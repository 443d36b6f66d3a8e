// expect: taylor-cosine Gradient failed
// mistake: way: closed form in the autograd member (the series differentiated by hand)
// hint: the series is differentiated by hand; Gradient must use autograd
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
        // d/dx cos x = -x + x^3/3! - x^5/5! + ...
        var term = -x;
        var sum = -x;
        for (var k = 1; k <= 14; k++)
        {
            term = -term * x * x / ((2 * k) * (2 * k + 1));
            sum = sum + term;
        }
        return sum;
    }
}
