// expect: tanh-derivative Fourth failed
// mistake: finite differences
// hint: differences are far too coarse for a fourth derivative, and not autograd
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TanhDerivative
{
    public static Tensor Fourth(Tensor x)
    {
        const double h = 1e-2;
        var sum = tanh(x - 2 * h) - 4 * tanh(x - h) + 6 * tanh(x) - 4 * tanh(x + h) + tanh(x + 2 * h);
        return sum / Math.Pow(h, 4);
    }
}
