// expect: tanh-derivative Fourth failed
// mistake: way: closed form times a unit gradient `u.sum()`
// hint: the closed form is multiplied by a gradient that is always one
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TanhDerivative
{
    public static Tensor Fourth(Tensor x)
    {
        var u = x.clone().requires_grad_();
        u.sum().backward();
        var t = tanh(x);
        return 8 * t * (1 - t * t) * (2 - 3 * t * t) * u.grad!;
    }
}
