// expect: tanh-derivative Fourth error
// mistake: in-place change of a saved tensor
// hint: a tensor that autograd has saved is overwritten
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TanhDerivative
{
    static Tensor Tanh(Tensor x)
    {
        var e = exp(2 * x);
        var denominator = e + 1;
        return e.sub_(1) / denominator;
    }

    public static Tensor Fourth(Tensor x)
    {
        x.requires_grad = true;
        var y = Tanh(x);
        for (int i = 0; i < 4; i++)
            y = autograd.grad([y.sum()], [x], create_graph: true, retain_graph: true)[0];
        return y;
    }
}
