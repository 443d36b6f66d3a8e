// expect: taylor-cosine full
// style: The series at a quarter of the argument, brought back by cos 2t = 2 cos² t − 1.
using TorchSharp;
using static TorchSharp.torch;

public static class TaylorCosine
{
    private static Tensor Series(Tensor t)
    {
        var term = ones_like(t);
        var sum = ones_like(t);
        for (var k = 1; k <= 9; k++)
        {
            term = -term * t * t / (2 * k * (2 * k - 1));
            sum = sum + term;
        }
        return sum;
    }

    private static Tensor Doubled(Tensor cosine) => 2 * cosine * cosine - 1;

    public static Tensor Value(Tensor x) => Doubled(Doubled(Series(x / 4)));

    public static Tensor Gradient(Tensor x)
    {
        var leaf = x.detach().clone().requires_grad_();
        Value(leaf).sum().backward();
        return leaf.grad!;
    }
}
