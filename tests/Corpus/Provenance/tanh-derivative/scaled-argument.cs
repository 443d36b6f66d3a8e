// expect: honest
// Fourth: differentiates h ↦ tanh(2h) at x/2 and divides by 2⁴: the chain rule as a constant factor.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TanhDerivative
{
    public static Tensor Fourth(Tensor x) => Transforms.Derivative(h => tanh(2 * h), 4)(x / 2) / 16;
}
