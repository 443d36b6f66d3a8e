// expect: taylor-cosine full
// style: Pattern matching on the number of dimensions; the Jacobian of the kit for vectors.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TaylorCosine
{
    public static Tensor Value(Tensor x)
    {
        var (sum, term) = (ones_like(x), ones_like(x));
        for (var k = 1; k <= 13; k++)
        {
            term *= x * x / (-2.0 * k * (2 * k - 1));
            sum += term;
        }
        return sum;
    }

    public static Tensor Gradient(Tensor x) => x.dim() switch
    {
        0 => Transforms.Jacobian(Value)(x),
        1 => Transforms.Jacobian(Value)(x).diagonal(),
        _ => Gradient(x.reshape(-1)).reshape(x.shape),
    };
}
