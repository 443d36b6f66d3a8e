// expect: tanh-derivative Fourth failed
// mistake: tanh⁴ (power)
// hint: the fourth power, not the fourth derivative
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TanhDerivative
{
    public static Tensor Fourth(Tensor x) => tanh(x).pow(4);
}
