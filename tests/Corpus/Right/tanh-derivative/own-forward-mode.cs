// expect: tanh-derivative full
// style: Forward mode by the double-backward trick: two reverse passes for each derivative.
using TorchSharp;
using static TorchSharp.torch;

namespace Homework;

public class TanhDerivative
{
    // J v as the derivative of u -> J'u
    private static Func<Tensor, Tensor> Tangent(Func<Tensor, Tensor> f) => x =>
    {
        var y = f(x);
        var u = zeros_like(y).requires_grad_();
        var pulled = autograd.grad([y], [x], [u], retain_graph: true, create_graph: true)[0];
        return autograd.grad([pulled], [u], [ones_like(x)], retain_graph: true, create_graph: true)[0];
    };

    public static Tensor Fourth(Tensor x)
    {
        var leaf = x.detach().clone().requires_grad_();
        return Tangent(Tangent(Tangent(Tangent(tanh))))(leaf).detach();
    }
}
