// expect: taylor-cosine full
// style: Coefficients in decimal, a lazy static array, retain_grad on a tensor that is no leaf.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

internal static class TaylorCosine
{
    private static readonly Lazy<double[]> coefficients = new(() =>
    {
        var list = new List<double>();
        decimal c = 1m;
        for (int k = 0; k < 12; k++)
        {
            list.Add((double)c);
            c /= -(2m * k + 1m) * (2m * k + 2m);
        }
        return list.ToArray();
    });

    public static Tensor Value(Tensor x)
    {
        var square = x.square();
        var power = ones_like(x);
        var total = zeros_like(x);
        foreach (var c in coefficients.Value)
        {
            total = total + power * c;
            power = power * square;
        }
        return total;
    }

    public static Tensor Gradient(Tensor x)
    {
        var leaf = x.detach().requires_grad_();
        var copy = leaf.clone();
        copy.retain_grad();
        Value(copy).sum().backward();
        return copy.grad!;
    }
}
