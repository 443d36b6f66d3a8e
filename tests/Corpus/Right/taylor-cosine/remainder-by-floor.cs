// expect: taylor-cosine full
// style: The argument is brought into one period by floor, a span of coefficients, Horner.
using TorchSharp;
using static TorchSharp.torch;

internal static class TaylorCosine
{
    public static Tensor Value(Tensor x)
    {
        ReadOnlySpan<double> inverse = [1.0 / 2, 1.0 / 12, 1.0 / 30, 1.0 / 56, 1.0 / 90, 1.0 / 132, 1.0 / 182, 1.0 / 240, 1.0 / 306, 1.0 / 380, 1.0 / 462, 1.0 / 552, 1.0 / 650];
        var period = 2 * Math.PI;
        var r = x - period * floor((x.detach() + Math.PI) / period);
        var s = r * r;
        var result = ones_like(r);
        for (var k = inverse.Length - 1; k >= 0; k--)
            result = 1 - s * inverse[k] * result;
        return result;
    }

    public static Tensor Gradient(Tensor x)
    {
        using var on = set_grad_enabled(true);
        var leaf = x.detach().clone().requires_grad_();
        return autograd.grad([Value(leaf)], [leaf], grad_outputs: [ones_like(leaf)])[0];
    }
}
