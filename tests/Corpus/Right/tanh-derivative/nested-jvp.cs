// expect: tanh-derivative full
// style: Forward direction four times: the tangent of a tangent.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TanhDerivative
{
    private static Func<Tensor, Tensor> Prime(Func<Tensor, Tensor> f) =>
        x => Transforms.Jvp(f)(x, ones_like(x)).Tangent;

    public static Tensor Fourth(Tensor x) => Prime(Prime(Prime(Prime(tanh))))(x);
}
