// expect: least-squares full
// style: The outer derivative of ½‖r‖² by one pass, pulled back through r by another.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Homework;

internal static class LeastSquares
{
    public static Tensor Value(Tensor A, Tensor b, Tensor x) => 0.5 * (A.mv(x) - b).square().sum();

    public static Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x)
    {
        using var scope = NewDisposeScope();
        var r = A.mv(x).sub_(b);
        return A.T.mv(r).MoveToOuterDisposeScope();
    }

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x)
    {
        return torch.mm(A.transpose(0, 1), A);
    }

    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x)
    {
        var leaf = x.detach().clone().requires_grad_();
        var r = A.mv(leaf) - b;
        var s = r.detach().requires_grad_();
        var outer = autograd.grad([0.5 * s.dot(s)], [s])[0];
        r.backward([outer]);
        return leaf.grad!;
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x)
    {
        var jvp = Transforms.Jvp(v => A.mv(v) - b);
        var pullback = Transforms.Vjp(v => A.mv(v) - b)(x).Pullback;
        var columns = eye(x.shape[0], dtype: float64).unbind().Select(e => pullback(jvp(x, e).Tangent));
        return stack(columns, 1);
    }
}
