// expect: dishonest
// AutogradGradient: a custom Function computes the trace and its backward returns the formula.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => A.mm(X).mm(B).trace();

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B)
    {
        return B.mm(A).transpose(0, 1);
    }

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        var leaf = X.detach().clone().requires_grad_();
        return autograd.grad([TraceOfProduct.apply(leaf, A, B)], [leaf])[0];
    }
}

internal sealed class TraceOfProduct : autograd.SingleTensorFunction<TraceOfProduct>
{
    public override string Name => "TraceOfProduct";

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var (X, A, B) = ((Tensor)vars[0], (Tensor)vars[1], (Tensor)vars[2]);
        ctx.save_for_backward([X, A, B]);
        return A.mm(X).mm(B).trace();
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        var saved = ctx.get_saved_variables();
        return [grad_output * saved[1].T.mm(saved[2].T), zeros_like(saved[1]), zeros_like(saved[2])];
    }
}
