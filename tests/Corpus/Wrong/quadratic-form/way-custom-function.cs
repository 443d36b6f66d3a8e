// expect: quadratic-form AutogradHessian failed
// mistake: way: custom autograd Function with hand-written backward
// hint: the backward pass is written by hand
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class QuadraticForm
{
    public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x) => 0.5 * x.dot(A.mv(x)) + b.dot(x) + c;

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x) => 0.5 * (A + A.T);

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        var rows = new List<Tensor>();
        for (var i = 0; i < x.shape[0]; i++)
        {
            var leaf = x.clone().requires_grad_();
            Slope.apply(leaf, A, b)[i].backward();
            rows.Add(leaf.grad!);
        }
        return stack(rows);
    }
}

internal class Slope : autograd.SingleTensorFunction<Slope>
{
    public override string Name => "Slope";

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var (x, A, b) = ((Tensor)vars[0], (Tensor)vars[1], (Tensor)vars[2]);
        ctx.save_for_backward([A, b]);
        return 0.5 * (A + A.T).mv(x) + b;
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        var saved = ctx.get_saved_variables();
        return [(0.5 * (saved[0] + saved[0].T)).mv(grad_output), zeros_like(saved[0]), zeros_like(saved[1])];
    }
}
