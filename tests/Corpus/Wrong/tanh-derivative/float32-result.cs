// expect: tanh-derivative Fourth failed
// mistake: float32 result
// hint: float32 where float64 is asked for
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TanhDerivative
{
    public static Tensor Fourth(Tensor x) => Transforms.Derivative(tanh, 4)(x.to(ScalarType.Float32));
}
