// expect: tanh-derivative Fourth error
// mistake: graph not retained (missing create_graph)
// hint: without create_graph the first gradient cannot be differentiated again
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
            y = autograd.grad([y.sum()], [x], retain_graph: true)[0];
        return y;
    }
}
