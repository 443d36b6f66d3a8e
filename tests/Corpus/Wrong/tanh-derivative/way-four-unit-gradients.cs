// expect: tanh-derivative Fourth failed
// mistake: way: closed form times a unit gradient `u.sum()`, four times
// hint: the closed form is multiplied by gradients that are always one
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TanhDerivative
{
    static Tensor One(Tensor x)
    {
        var u = x.clone().requires_grad_();
        return autograd.grad([u.sum()], [u])[0];
    }

    public static Tensor Fourth(Tensor x)
    {
        var t = tanh(x);
        var result = 8 * t * (1 - t * t) * (2 - 3 * t * t);
        for (int i = 0; i < 4; i++)
            result = result * One(x);
        return result;
    }
}
