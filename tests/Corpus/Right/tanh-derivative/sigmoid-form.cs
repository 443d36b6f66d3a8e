// expect: tanh-derivative full
// style: The hyperbolic tangent written as 2 sigmoid(2x) - 1, then four passes.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TanhDerivative
{
    private static Tensor Tanh(Tensor x) => 2 * sigmoid(2 * x) - 1;

    public static Tensor Fourth(Tensor x)
    {
        using var _ = enable_grad();
        var t = x.detach().clone().requires_grad_();
        var d = Tanh(t);
        var order = 0;
        while (order++ < 4)
        {
            d = autograd.grad([d], [t], [ones_like(d)], retain_graph: true, create_graph: true)[0];
        }
        return d;
    }
}
