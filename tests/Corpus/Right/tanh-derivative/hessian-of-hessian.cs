// expect: tanh-derivative full
// style: The Hessian of the Hessian of a function of one number, for each element.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

internal static class TanhDerivative
{
    public static Tensor Fourth(Tensor x)
    {
        var second = Transforms.Hessian(tanh);
        var fourth = Transforms.Hessian(second);
        var output = empty_like(x.contiguous()).flatten();
        var input = x.flatten();
        for (long i = 0; i < input.NumberOfElements; i++)
            output[i] = fourth(input[i]);
        return output.view(x.shape);
    }
}
