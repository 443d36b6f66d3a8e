// expect: honest
// Gradient: every term of the series is differentiated on its own, and the gradients are added.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

internal static class TaylorCosine
{
    private static Tensor Term(Tensor x, int k)
    {
        var term = ones_like(x);
        for (var i = 1; i <= k; i++) term = -term * x * x / ((2 * i - 1) * (2 * i));
        return term;
    }

    public static Tensor Value(Tensor x) => Enumerable.Range(0, 14).Select(k => Term(x, k)).Aggregate((s, t) => s + t);

    public static Tensor Gradient(Tensor x)
    {
        var gradient = zeros_like(x);
        for (var k = 1; k < 14; k++)
            gradient += Transforms.Gradient(v => Term(v, k).sum())(x);
        return gradient;
    }
}
