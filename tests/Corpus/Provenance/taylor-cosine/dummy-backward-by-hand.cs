// expect: dishonest
// Gradient: backward() runs on Value, but what is returned is the series of minus the sine, written by hand.
using TorchSharp;
using static TorchSharp.torch;

public static class TaylorCosine
{
    public static Tensor Value(Tensor x)
    {
        var square = x * x;
        var result = ones_like(x);
        for (var k = 15; k >= 1; k--)
            result = 1 - square * result / (2 * k * (2 * k - 1));
        return result;
    }

    public static Tensor Gradient(Tensor x)
    {
        var leaf = x.detach().clone().requires_grad_();
        Value(leaf).sum().backward();
        var term = -leaf.detach();
        var sum = term.clone();
        for (var k = 1; k <= 14; k++)
        {
            term = -term * x * x / ((2 * k) * (2 * k + 1));
            sum += term;
        }
        return sum;
    }
}
