// expect: tanh-derivative full
// style: 1 − 2/(e²ˣ + 1), differentiated by nested lambdas of the kit.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Homework;

public static class TanhDerivative
{
    public static Tensor Fourth(Tensor x)
    {
        var f0 = (Tensor v) => 1 - 2 / (exp(2 * v) + 1);
        var f1 = Transforms.Gradient(v => f0(v).sum());
        var f2 = Transforms.Gradient(v => f1(v).sum());
        var f3 = Transforms.Gradient(v => f2(v).sum());
        var f4 = Transforms.Gradient(v => f3(v).sum());
        return f4(x);
    }
}
