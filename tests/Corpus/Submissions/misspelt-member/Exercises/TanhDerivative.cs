using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TanhDerivative
{
    static Func<Tensor, Tensor> Grad(Func<Tensor, Tensor> f) => Transforms.Gradient(x => f(x).sum());

    public static Tensor Fourth(Tensor x) => Grad(Grad(Grad(Grad(torch.tanh))))(x);
}
