// expect: tanh-derivative Fourth error
// mistake: graph not retained (second grad without retain_graph)
// hint: in TorchSharp create_graph does not keep the graph: pass retain_graph: true too
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
            y = autograd.grad([y.sum()], [x], create_graph: true)[0];
        return y;
    }
}
