using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TaylorCosine
{
    public static Tensor Value(Tensor x)
    {
        var term = x;
        var sum = x;
        for (var k = 1; k <= 15; k++)
        {
            term = -term * x * x / ((2 * k) * (2 * k + 1));
            sum = sum + term;
        }
        return sum;
    }

    public static Tensor Gradient(Tensor x) => Transforms.Gradient(v => Value(v).sum())(x);
}
