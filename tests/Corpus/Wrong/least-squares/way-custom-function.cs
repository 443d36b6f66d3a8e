// expect: least-squares AutogradGradient failed
// mistake: way: custom autograd Function with hand-written backward
// hint: the backward pass is written by hand
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LeastSquares
{
    public static Tensor Value(Tensor A, Tensor b, Tensor x) => 0.5 * (A.mv(x) - b).square().sum();

    public static Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x) => A.T.mv(A.mv(x) - b);

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x) => A.T.mm(A);

    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x)
    {
        x.requires_grad_();
        HalfSquare.apply(x, A, b).backward();
        return x.grad!;
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x) => Transforms.Hessian(v => Value(A, b, v))(x);
}

internal class HalfSquare : autograd.SingleTensorFunction<HalfSquare>
{
    public override string Name => "HalfSquare";

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var (x, A, b) = ((Tensor)vars[0], (Tensor)vars[1], (Tensor)vars[2]);
        var r = A.mv(x) - b;
        ctx.save_for_backward([A, r]);
        return 0.5 * r.dot(r);
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        var saved = ctx.get_saved_variables();
        return [grad_output * saved[0].T.mv(saved[1]), zeros_like(saved[0]), zeros_like(saved[1])];
    }
}
