// expect: tanh-derivative Fourth error
// mistake: no requires_grad
// hint: x does not require a gradient
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TanhDerivative
{
    public static Tensor Fourth(Tensor x)
    {
        var y = tanh(x);
        for (int i = 0; i < 4; i++)
        {
            y.sum().backward(create_graph: true, retain_graph: true);
            y = x.grad!;
        }
        return y;
    }
}
