// expect: tanh-derivative full
// style: Transforms.Gradient nested four times like grad(grad(grad(grad(tanh)))).
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TanhDerivative
{
    static Func<Tensor, Tensor> Grad(Func<Tensor, Tensor> f) => Transforms.Gradient(x => f(x).sum());

    public static Tensor Fourth(Tensor x) => Grad(Grad(Grad(Grad(torch.tanh))))(x);
}
