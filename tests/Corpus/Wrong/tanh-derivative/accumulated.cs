// expect: tanh-derivative Fourth failed
// mistake: gradient not zeroed
// hint: .grad accumulates over the four passes
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
            y.sum().backward(create_graph: true, retain_graph: true);
            y = leaf.grad!.clone();
        }
        return y.detach();
    }
}
