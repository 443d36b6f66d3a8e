// expect: taylor-cosine full
// style: A small record for a polynomial, the gradient through a generic helper.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TaylorCosine
{
    private sealed record Polynomial(params double[] Coefficients)
    {
        public Tensor At(Tensor t)
        {
            var result = full_like(t, Coefficients[^1]);
            foreach (var c in Coefficients.Reverse().Skip(1)) result = result * t + c;
            return result;
        }
    }

    private static Polynomial Cosine(int terms)
    {
        var c = new double[terms];
        for (var k = 0; k < terms; k++)
            c[k] = k == 0 ? 1 : -c[k - 1] / (2 * k) / (2 * k - 1);
        return new Polynomial(c);
    }

    private static TResult With<TResult>(Tensor x, Func<Tensor, TResult> body) => body(x.detach().clone().requires_grad_());

    public static Tensor Value(Tensor x) => Cosine(15).At(x * x);

    public static Tensor Gradient(Tensor x) => With(x, leaf => autograd.grad([Value(leaf).sum()], [leaf])[0]);
}
