// expect: honest
// Gradient: the tape is in a helper class, called through a delegate field; the member itself names no autograd.
using TorchSharp;
using static TorchSharp.torch;

public static class TaylorCosine
{
    public static Tensor Value(Tensor x)
    {
        var ans = zeros_like(x);
        double factorial = 1;
        for (int k = 0; k < 13; k++)
        {
            if (k > 0) factorial *= (2.0 * k - 1) * (2 * k);
            ans = ans + (k % 2 == 0 ? 1 : -1) * x.pow(2 * k) / factorial;
        }
        return ans;
    }

    private static readonly Func<Tensor, Tensor> slope = Slopes.Of(Value);

    public static Tensor Gradient(Tensor x) => slope(x);
}

internal static class Slopes
{
    public static Func<Tensor, Tensor> Of(Func<Tensor, Tensor> f) => x =>
    {
        var leaf = x.detach().clone().requires_grad_();
        return autograd.grad([f(leaf).sum()], [leaf])[0];
    };
}
