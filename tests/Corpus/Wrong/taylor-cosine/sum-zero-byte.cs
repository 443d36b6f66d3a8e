// expect: taylor-cosine Gradient failed
// mistake: `sum(0)` byte total
// hint: sum(0) takes the 0 for a data type: write sum(dim: 0)
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TaylorCosine
{
    public static Tensor Value(Tensor x)
    {
        var sum = ones_like(x);
        var term = ones_like(x);
        for (var k = 1; k <= 15; k++)
        {
            term = -term * x * x / ((2 * k - 1) * (2 * k));
            sum = sum + term;
        }
        return sum;
    }

    public static Tensor Gradient(Tensor x)
    {
        var rows = new List<Tensor>();
        for (var copy = 0; copy < 1; copy++)
        {
            var leaf = x.clone().requires_grad_();
            rows.Add(autograd.grad([Value(leaf).sum()], [leaf])[0]);
        }
        return stack(rows).sum(0);
    }
}
