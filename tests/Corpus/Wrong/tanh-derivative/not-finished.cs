// expect: tanh-derivative Fourth error
// mistake: throws (NotSupportedException)
// hint: the code throws
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TanhDerivative
{
    public static Tensor Fourth(Tensor x)
    {
        if (x.dim() > 0) throw new NotSupportedException("only numbers so far");
        return Transforms.Derivative(tanh, 4)(x);
    }
}
