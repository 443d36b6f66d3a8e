// expect: taylor-cosine Gradient error
// mistake: throws (item() of a vector)
// hint: works for a single number only: x may have any shape
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
        var t = torch.tensor(x.item<double>(), requires_grad: true);
        Value(t).backward();
        return t.grad!.reshape(x.shape);
    }
}
