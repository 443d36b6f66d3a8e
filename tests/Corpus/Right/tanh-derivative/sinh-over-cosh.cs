// expect: tanh-derivative full
// style: sinh over cosh, two passes on the tape and two by the kit.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public class TanhDerivative
{
    private static Tensor Second(Tensor v)
    {
        var y = sinh(v) / cosh(v);
        for (var i = 0; i < 2; i++)
            y = autograd.grad([y.sum()], [v], create_graph: true, retain_graph: true)[0];
        return y;
    }

    public static Tensor Fourth(Tensor x) => Transforms.Derivative(Second, 2)(x);
}
