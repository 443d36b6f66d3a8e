// expect: honest
// Fourth: differentiates 2σ(2x) − 1, an equal function.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TanhDerivative
{
    public static Tensor Fourth(Tensor x)
    {
        var leaf = x.detach().clone().requires_grad_();
        var y = 2 * torch.sigmoid(2 * leaf) - 1;
        for (var i = 0; i < 4; i++)
            y = autograd.grad([y], [leaf], [ones_like(y)], create_graph: true, retain_graph: true)[0];
        return y;
    }
}
