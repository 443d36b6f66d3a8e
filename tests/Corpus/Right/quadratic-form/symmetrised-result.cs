// expect: quadratic-form full
// style: The autograd Hessian is averaged with its transpose, as a careful numerician would.
using TorchSharp;
using static TorchSharp.torch;

namespace Homework;

public class QuadraticForm
{
    public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x) => 0.5 * x.dot(A.mv(x)) + b.dot(x) + c;

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        var upper = A.triu(1) + A.T.triu(1);
        return (upper + upper.T) / 2 + A.diagonal().diag();
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        var v = x.detach().requires_grad_();
        var g = autograd.grad([Value(A, b, c, v)], [v], create_graph: true, retain_graph: true)[0];
        var h = stack(g.unbind().Select(gi => autograd.grad([gi], [v], retain_graph: true)[0]));
        return (h + h.T) / 2;
    }
}
