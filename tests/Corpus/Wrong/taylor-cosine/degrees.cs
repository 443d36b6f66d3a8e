// expect: taylor-cosine Value,Gradient failed
// mistake: degrees for radians
// hint: the argument is in radians, not in degrees
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TaylorCosine
{
    public static Tensor Value(Tensor x)
    {
        x = x * Math.PI / 180;
        var sum = ones_like(x);
        var term = ones_like(x);
        for (var k = 1; k <= 15; k++)
        {
            term = -term * x * x / ((2 * k - 1) * (2 * k));
            sum = sum + term;
        }
        return sum;
    }

    public static Tensor Gradient(Tensor x) => Transforms.Gradient(v => Value(v).sum())(x);
}
