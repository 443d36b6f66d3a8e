// expect: tanh-derivative full
// style: Diagonal of the Hessian of the summed second derivative.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TanhDerivative
{
    public static Tensor Fourth(Tensor x)
    {
        var shape = x.shape;
        var second = Transforms.Derivative(tanh, 2);
        var hessian = Transforms.Hessian(v => second(v).sum())(x.flatten());
        return hessian.diag().view(shape);
    }
}
