// expect: taylor-cosine Gradient failed
// mistake: wrong shape (the whole Jacobian)
// hint: only the diagonal of the Jacobian is wanted
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
        Func<Tensor, Tensor> f = Value;
        return autograd.functional.jacobian(f, x.flatten());
    }
}
