// expect: tanh-derivative full
// style: An extension block of C# 14 adds a property for the derivative of a function.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

internal static class Derivatives
{
    extension(Func<Tensor, Tensor> f)
    {
        public Func<Tensor, Tensor> Prime => x =>
        {
            var leaf = x.requires_grad ? x : x.detach().requires_grad_();
            return autograd.grad([f(leaf).sum()], [leaf], retain_graph: true, create_graph: true)[0];
        };
    }
}

public static class TanhDerivative
{
    public static Tensor Fourth(Tensor x)
    {
        Func<Tensor, Tensor> f = tanh;
        return f.Prime.Prime.Prime.Prime(x);
    }
}
