// expect: taylor-cosine full
// style: No loop over terms in torch: all powers at once against a coefficient vector.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TaylorCosine
{
    public static Tensor Value(Tensor x)
    {
        const int terms = 13;
        var exponents = arange(0, 2 * terms, 2, dtype: float64);
        var coefficients = new double[terms];
        double c = 1;
        for (int k = 0; k < terms; k++)
        {
            coefficients[k] = c;
            c /= -(2.0 * k + 1) * (2.0 * k + 2);
        }
        return (x.unsqueeze(-1).pow(exponents) * tensor(coefficients)).sum(dim: -1);
    }

    public static Tensor Gradient(Tensor x)
    {
        var input = x.detach().requires_grad_();
        using var total = Value(input).sum();
        total.backward();
        return input.grad ?? throw new InvalidOperationException("no gradient");
    }
}
