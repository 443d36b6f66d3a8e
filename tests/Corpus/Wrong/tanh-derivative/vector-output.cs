// expect: tanh-derivative Fourth error
// mistake: vector output to grad
// hint: grad needs a scalar: sum first, or pass grad_outputs
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TanhDerivative
{
    public static Tensor Fourth(Tensor x)
    {
        x.requires_grad = true;
        var y = tanh(x);
        for (int i = 0; i < 4; i++)
            y = autograd.grad([y], [x], create_graph: true, retain_graph: true)[0];
        return y;
    }
}
