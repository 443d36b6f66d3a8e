// expect: taylor-cosine full
// style: Horner's scheme from the inside out, Transforms.Gradient of the summed value.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

public static class TaylorCosine
{
    public static Tensor Value(Tensor x)
    {
        var s = x.pow(2);
        var result = ones_like(x);
        for (var k = 14; k >= 1; k--)
            result = 1 - s * result / (2 * k * (2 * k - 1));
        return result;
    }

    public static Tensor Gradient(Tensor x) => Transforms.Gradient(v => Value(v).sum())(x);
}
