// expect: tanh-derivative full
// style: Each element alone: the Jacobian of the Jacobian of the Jacobian of the Jacobian of a number.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TanhDerivative
{
    public static Tensor Fourth(Tensor x)
    {
        var fourth = Transforms.Jacobian(Transforms.Jacobian(Transforms.Jacobian(Transforms.Jacobian(torch.tanh))));
        var results = x.reshape(-1).unbind().Select(fourth).ToArray();
        return stack(results).reshape(x.shape);
    }
}
