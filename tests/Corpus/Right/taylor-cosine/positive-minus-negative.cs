// expect: taylor-cosine full
// style: Positive and negative terms summed apart and subtracted once, terms from an iterator.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

internal static class TaylorCosine
{
    private static IEnumerable<Tensor> Magnitudes(Tensor x)
    {
        var term = ones_like(x);
        for (var n = 0; ; n += 2)
        {
            yield return term;
            term = term * x / (n + 1) * x / (n + 2);
        }
    }

    public static Tensor Value(Tensor x)
    {
        Tensor plus = zeros_like(x), minus = zeros_like(x);
        foreach (var (magnitude, k) in Magnitudes(x).Take(14).Select((m, k) => (m, k)))
        {
            if ((k & 1) == 0) plus = plus + magnitude;
            else minus = minus + magnitude;
        }
        return plus - minus;
    }

    public static Tensor Gradient(Tensor x) => Transforms.Gradient(v => Value(v).sum())(x);
}
