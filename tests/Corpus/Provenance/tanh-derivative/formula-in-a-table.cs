// expect: dishonest
// Fourth: a static array of coefficients of the polynomial in t, evaluated by Horner's scheme; a backward for show.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public class TanhDerivative
{
    private static readonly double[] polynomial = [0, 16, 0, -40, 0, 24];

    public static Tensor Fourth(Tensor x)
    {
        var leaf = x.detach().clone().requires_grad_();
        var t = leaf.tanh();
        t.sum().backward(create_graph: true, retain_graph: true);
        var result = zeros_like(x);
        foreach (var c in polynomial.Reverse()) result = result * t.detach() + c;
        return result;
    }
}
