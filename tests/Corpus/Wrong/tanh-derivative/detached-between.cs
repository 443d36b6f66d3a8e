// expect: tanh-derivative Fourth error
// mistake: graph detached (detach)
// hint: detach() between the passes cuts the graph
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TanhDerivative
{
    public static Tensor Fourth(Tensor x)
    {
        var leaf = x.clone().requires_grad_();
        var y = leaf.tanh();
        for (int i = 0; i < 4; i++)
        {
            var g = autograd.grad([y.sum()], [leaf], create_graph: true, retain_graph: true)[0];
            y = g.detach();
        }
        return y;
    }
}
