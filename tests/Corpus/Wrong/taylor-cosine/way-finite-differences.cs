// expect: taylor-cosine Gradient failed
// mistake: way: finite differences in an autograd member
// hint: a difference quotient is not autograd
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TaylorCosine
{
    public static Tensor Value(Tensor x)
    {
        var sum = ones_like(x);
        var term = ones_like(x);
        for (var k = 1; k <= 15; k++)
        {
            term = -term * x * x / ((2 * k - 1) * (2 * k));
            sum = sum + term;
        }
        return sum;
    }

    public static Tensor Gradient(Tensor x)
    {
        const double h = 1e-5;
        return (Value(x + h) - Value(x - h)) / (2 * h);
    }
}
