// expect: taylor-cosine full
// style: All terms are stacked and summed from the last to the first.
using TorchSharp;
using static TorchSharp.torch;

public class TaylorCosine
{
    public static Tensor Value(Tensor x)
    {
        var terms = new Stack<Tensor>();
        terms.Push(ones_like(x));
        for (var k = 1; k < 16; k++)
            terms.Push(terms.Peek() * x * x / -(2.0 * k * (2.0 * k - 1)));
        return stack(terms.ToArray(), dim: 0).sum(dim: 0);
    }

    public static Tensor Gradient(Tensor x)
    {
        var v = x.clone();
        v.requires_grad = true;
        var y = Value(v);
        autograd.backward([y], [ones_like(y)]);
        return v.grad!;
    }
}
