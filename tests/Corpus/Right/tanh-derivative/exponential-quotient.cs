// expect: tanh-derivative full
// style: The tangent as a quotient of falling exponentials, so that nothing overflows; its sign held constant.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TanhDerivative
{
    private static Tensor Tanh(Tensor x)
    {
        var e = exp(-2 * x.abs());
        return x.sign().detach() * (1 - e) / (1 + e);
    }

    public static Tensor Fourth(Tensor x)
    {
        var leaf = x.detach().clone().requires_grad_();
        var y = Tanh(leaf);
        for (var pass = 0; pass < 4; pass++)
            y = autograd.grad([y.sum()], [leaf], create_graph: true, retain_graph: true)[0];
        return y;
    }
}
