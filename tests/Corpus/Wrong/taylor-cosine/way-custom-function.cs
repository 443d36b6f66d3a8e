// expect: taylor-cosine Gradient failed
// mistake: way: custom autograd Function with hand-written backward
// hint: the backward pass is written by hand
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
        var leaf = x.clone().requires_grad_();
        Cosine.apply(leaf).sum().backward();
        return leaf.grad!;
    }
}

internal class Cosine : autograd.SingleTensorFunction<Cosine>
{
    public override string Name => "Cosine";

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var x = (Tensor)vars[0];
        ctx.save_for_backward([x]);
        return TaylorCosine.Value(x);
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) =>
        [-ctx.get_saved_variables()[0].sin() * grad_output];
}
