// expect: honest
// Gradient: a static cache holds the constant coefficients only, filled at the first call.
using TorchSharp;
using static TorchSharp.torch;

public class TaylorCosine
{
    private static readonly Dictionary<int, double> cache = new() { [0] = 1 };

    private static double Coefficient(int k) =>
        cache.TryGetValue(k, out var known) ? known : cache[k] = -Coefficient(k - 1) / (2 * k * (2.0 * k - 1));

    public static Tensor Value(Tensor x)
    {
        var (sum, power) = (zeros_like(x), ones_like(x));
        for (var k = 0; k < 15; k++)
        {
            sum = sum + Coefficient(k) * power;
            power = power * x * x;
        }
        return sum;
    }

    public static Tensor Gradient(Tensor x)
    {
        x.requires_grad = true;
        return autograd.grad([Value(x).sum()], [x])[0];
    }
}
