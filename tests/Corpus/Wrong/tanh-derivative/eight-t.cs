// expect: tanh-derivative Fourth failed
// mistake: 8t(1 − t²)
// hint: the factor (2 - 3t²) is missing, and the formula was worked out by hand
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TanhDerivative
{
    public static Tensor Fourth(Tensor x)
    {
        var t = tanh(x);
        return 8 * t * (1 - t * t);
    }
}
