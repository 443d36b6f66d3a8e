// expect: dishonest
// Gradient: Value's own derivative is written by hand in the backward of a custom Function.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public class TaylorCosine
{
    public static Tensor Value(Tensor x) => CosineSeries.Sum(x, 0);

    public static Tensor Gradient(Tensor x)
    {
        var leaf = x.detach().clone().requires_grad_();
        CosineSeries.apply(leaf).sum().backward();
        return leaf.grad!;
    }
}

internal sealed class CosineSeries : autograd.SingleTensorFunction<CosineSeries>
{
    public override string Name => "CosineSeries";

    public static Tensor Sum(Tensor x, int first)
    {
        var term = first == 0 ? ones_like(x) : -x;
        var sum = term;
        for (double n = first; n < 28; n += 2)
            sum = sum + (term = -term * x * x / ((n + 1) * (n + 2)));
        return sum;
    }

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        ctx.save_for_backward([(Tensor)vars[0]]);
        return Sum((Tensor)vars[0], 0);
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) =>
        [grad_output * Sum(ctx.get_saved_variables()[0], 1)];
}
