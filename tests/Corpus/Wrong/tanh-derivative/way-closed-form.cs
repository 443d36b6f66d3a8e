// expect: tanh-derivative Fourth failed
// mistake: way: closed form in the autograd member
// hint: the formula is written by hand; four nested passes of autograd were asked for
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TanhDerivative
{
    public static Tensor Fourth(Tensor x)
    {
        var t = torch.tanh(x);
        return 8 * t * (1 - t.pow(2)) * (2 - 3 * t.pow(2));
    }
}
