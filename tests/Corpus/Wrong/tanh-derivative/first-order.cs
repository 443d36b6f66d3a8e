// expect: tanh-derivative Fourth failed
// mistake: derivative of order 1
// hint: first derivative instead of the fourth
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TanhDerivative
{
    public static Tensor Fourth(Tensor x)
    {
        x.requires_grad = true;
        return autograd.grad([tanh(x).sum()], [x])[0];
    }
}
