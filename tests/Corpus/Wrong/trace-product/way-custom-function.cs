// expect: trace-product AutogradGradient failed
// mistake: way: custom autograd Function with hand-written backward
// hint: the backward pass is written by hand
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => trace(A.mm(X).mm(B));

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => A.T.mm(B.T);

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        var leaf = X.clone().requires_grad_();
        TraceFunction.apply(leaf, A, B).backward();
        return leaf.grad!;
    }
}

internal class TraceFunction : autograd.SingleTensorFunction<TraceFunction>
{
    public override string Name => "TraceFunction";

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var (X, A, B) = ((Tensor)vars[0], (Tensor)vars[1], (Tensor)vars[2]);
        ctx.save_for_backward([A, B]);
        return A.mm(X).mm(B).trace();
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        var saved = ctx.get_saved_variables();
        return [grad_output * saved[0].T.mm(saved[1].T), zeros_like(saved[0]), zeros_like(saved[1])];
    }
}
