// expect: tanh-derivative Fourth failed
// mistake: missing (1 − t²)
// hint: the factor (1 - t²) is missing, and the formula was worked out by hand
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TanhDerivative
{
    public static Tensor Fourth(Tensor x)
    {
        var t = tanh(x);
        return 8 * t * (2 - 3 * t.square());
    }
}
