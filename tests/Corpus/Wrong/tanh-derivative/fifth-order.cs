// expect: tanh-derivative Fourth failed
// mistake: derivative of order 5
// hint: fifth derivative instead of the fourth
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TanhDerivative
{
    public static Tensor Fourth(Tensor x)
    {
        x.requires_grad = true;
        var y = tanh(x);
        for (int i = 0; i <= 4; i++)
            y = autograd.grad([y.sum()], [x], create_graph: true, retain_graph: true)[0];
        return y;
    }
}
