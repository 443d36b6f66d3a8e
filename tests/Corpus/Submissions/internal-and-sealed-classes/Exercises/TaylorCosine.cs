using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

internal sealed class TaylorCosine
{
    private static readonly double[] Coefficients = BuildCoefficients(14);

    private static double[] BuildCoefficients(int count)
    {
        var c = new double[count];
        c[0] = 1;
        for (var k = 1; k < count; k++)
            c[k] = -c[k - 1] / (2.0 * k * (2.0 * k - 1.0));
        return c;
    }

    public static Tensor Value(Tensor x)
    {
        Tensor result = full_like(x, Coefficients[0]);
        Tensor power = ones_like(x);
        for (var k = 1; k < Coefficients.Length; k++)
        {
            power = power * x * x;
            result += Coefficients[k] * power;
        }
        return result;
    }

    public static Tensor Gradient(Tensor x)
    {
        var (value, pullback) = Transforms.Vjp(Value)(x);
        return pullback(ones_like(value));
    }
}
