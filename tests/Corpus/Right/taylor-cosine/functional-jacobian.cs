// expect: taylor-cosine full
// style: Diagonal of autograd.functional.jacobian of the flattened function.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TaylorCosine
{
    public static Tensor Value(Tensor x)
    {
        Tensor t = ones_like(x), s = t;
        for (double k = 2; k < 30; k += 2)
            s = s + (t = t * x * x * (-1 / (k * (k - 1))));
        return s;
    }

    public static Tensor Gradient(Tensor x)
    {
        Func<Tensor, Tensor> f = Value;
        var jacobian = autograd.functional.jacobian(f, x.flatten());
        return jacobian.diagonal().reshape(x.shape);
    }
}
