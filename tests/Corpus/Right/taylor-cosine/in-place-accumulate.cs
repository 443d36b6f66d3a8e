// expect: taylor-cosine full
// style: The sum is accumulated in place, which autograd allows for a sum.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TaylorCosine
{
    public static Tensor Value(Tensor x)
    {
        var sum = ones_like(x);
        var term = ones_like(x);
        for (var k = 1; k <= 13; k++)
        {
            term = term * x * x / (-2 * k * (2 * k - 1));
            sum.add_(term);
        }
        return sum;
    }

    public static Tensor Gradient(Tensor x)
    {
        using var gradOn = enable_grad();
        x.requires_grad_(true);
        var y = Value(x);
        y.backward(new List<Tensor> { ones_like(y) });
        return x.grad!.clone();
    }
}
