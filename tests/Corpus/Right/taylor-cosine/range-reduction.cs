// expect: taylor-cosine full
// style: Subtracts multiples of 2 pi before the series, so that large arguments work as well.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TaylorCosine
{
    public static Tensor Value(Tensor x)
    {
        var turns = (x / (2 * Math.PI)).round().detach();
        var r = x - turns * (2 * Math.PI);
        return Series(r);
    }

    private static Tensor Series(Tensor r)
    {
        var ans = ones_like(r);
        var term = ones_like(r);
        for (int i = 1; i <= 14; i++)
        {
            term = term * (-r * r / (2 * i * (2 * i - 1)));
            ans = ans + term;
        }
        return ans;
    }

    public static Tensor Gradient(Tensor x)
    {
        var xs = x.detach().clone();
        xs.requires_grad = true;
        var ys = Value(xs);
        return autograd.grad([ys], [xs], [ones_like(ys)])[0];
    }
}
