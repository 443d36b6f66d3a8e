using static TorchSharp.torch;

namespace Autodiff.Exercises;

/// <summary>Exercise 1: by the tape and autograd.grad.</summary>
public static class TaylorCosine
{
    // The first term left out is x^(2·Terms) / (2·Terms)!: 4e-15 at |x| = π.
    private const int Terms = 14;

    /// <summary>Σ (−1)^k x^(2k) / (2k)!; each term comes from the one before it, so no factorial can overflow.</summary>
    public static Tensor Value(Tensor x)
    {
        var term = ones_like(x);
        var sum = term;
        for (var k = 1; k < Terms; k++)
        {
            term = -term * x * x / ((2 * k - 1) * (2 * k));
            sum = sum + term;
        }
        return sum;
    }

    public static Tensor Gradient(Tensor x)
    {
        var point = x.detach().clone().requires_grad_();
        // The components do not mix, so the gradient of the sum holds each component's own derivative.
        return autograd.grad([Value(point).sum()], [point])[0];
    }
}
