// expect: tanh-derivative Fourth failed
// mistake: wrong shape (the whole Hessian)
// hint: only the diagonal is wanted
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TanhDerivative
{
    public static Tensor Fourth(Tensor x)
    {
        var second = Transforms.Derivative(tanh, 2);
        return Transforms.Hessian(v => second(v).sum())(x.flatten());
    }
}
