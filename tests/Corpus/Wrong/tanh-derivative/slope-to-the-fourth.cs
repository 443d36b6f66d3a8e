// expect: tanh-derivative Fourth failed
// mistake: (1 − t²)⁴
// hint: the first derivative to the fourth power, not the fourth derivative
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TanhDerivative
{
    public static Tensor Fourth(Tensor x)
    {
        var leaf = x.clone().requires_grad_();
        tanh(leaf).sum().backward();
        return leaf.grad!.pow(4);
    }
}
