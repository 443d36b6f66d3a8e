// expect: taylor-cosine full
// style: All terms as a cumulative product of ratios.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TaylorCosine
{
    // term k is the product of -x^2 / ((2j - 1) 2j) for j = 1..k
    public static Tensor Value(Tensor x)
    {
        var denominators = tensor(Enumerable.Range(1, 16).Select(j => (2.0 * j - 1) * 2 * j).ToArray());
        var ratios = -x.unsqueeze(-1).square() / denominators;
        return 1 + ratios.cumprod(-1).sum(-1);
    }

    public static Tensor Gradient(Tensor x) => Transforms.Derivative(Value, order: 1)(x);
}
