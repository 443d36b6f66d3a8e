using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public class TanhDerivative
{
    public static Tensor Fourth(Tensor x)
    {
        x = x.clone();
        x.requires_grad_();
        var e = ones_like(x);
        var f = tanh(x);
        var f1 = autograd.grad(new List<Tensor> { f }, new List<Tensor> { x }, new List<Tensor> { e }, true, true)[0];
        var f2 = autograd.grad(new List<Tensor> { f1 }, new List<Tensor> { x }, new List<Tensor> { e }, true, true)[0];
        var f3 = autograd.grad(new List<Tensor> { f2 }, new List<Tensor> { x }, new List<Tensor> { e }, true, true)[0];
        var f4 = autograd.grad(new List<Tensor> { f3 }, new List<Tensor> { x }, new List<Tensor> { e })[0];
        return f4;
    }
}
