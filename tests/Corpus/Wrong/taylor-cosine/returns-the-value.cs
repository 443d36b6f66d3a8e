// expect: taylor-cosine Gradient failed
// mistake: cos x (the value)
// hint: this is the value, not its derivative
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
        x.requires_grad = true;
        var y = Value(x);
        y.sum().backward();
        return y;
    }
}
