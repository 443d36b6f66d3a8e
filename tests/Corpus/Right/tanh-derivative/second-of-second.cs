// expect: tanh-derivative full
// style: Second derivative of the second derivative.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

internal static class TanhDerivative
{
    public static Tensor Fourth(Tensor x)
    {
        var second = Transforms.Derivative(v => tanh(v), 2);
        var fourth = Transforms.Derivative(second, 2);
        return fourth(x);
    }
}
