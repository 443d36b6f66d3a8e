// expect: tanh-derivative full
// style: tanh x as expm1(2x) / (expm1(2x) + 2), four named steps.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

internal static class TanhDerivative
{
    private static Tensor Slope(Tensor y, Tensor x) =>
        autograd.grad([y], [x], [ones_like(y)], retain_graph: true, create_graph: true)[0];

    public static Tensor Fourth(Tensor x)
    {
        var leaf = x.detach().requires_grad_();
        var m = expm1(2 * leaf);
        var tanh = m / (m + 2);
        var first = Slope(tanh, leaf);
        var second = Slope(first, leaf);
        var third = Slope(second, leaf);
        var fourth = Slope(third, leaf);
        return fourth.detach();
    }
}
