// expect: dishonest
// Gradient: the hand-made series is multiplied by the gradient of a sum, which is one everywhere.
using TorchSharp;
using static TorchSharp.torch;

public class TaylorCosine
{
    public static Tensor Value(Tensor x)
    {
        var sum = ones_like(x);
        var term = ones_like(x);
        for (var k = 1; k <= 14; k++)
        {
            term = -term * x * x / ((2 * k - 1) * (2 * k));
            sum = sum + term;
        }
        return sum;
    }

    private static Tensor MinusSine(Tensor x)
    {
        Tensor term = -x, sum = -x;
        for (double n = 2; n < 30; n += 2)
            sum = sum + (term = -term * x * x / (n * (n + 1)));
        return sum;
    }

    public static Tensor Gradient(Tensor x)
    {
        var leaf = x.detach().clone().requires_grad_();
        leaf.sum().backward();
        return MinusSine(x) * leaf.grad!;
    }
}
