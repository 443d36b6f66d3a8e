// expect: dishonest
// AnalyticHessian: the analytic member differentiates the gradient formula with functional.jacobian.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class QuadraticForm
{
    public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x) => 0.5 * x.dot(A.mv(x)) + b.dot(x) + c;

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        Func<Tensor, Tensor> gradient = v => 0.5 * (A.mv(v) + A.T.mv(v)) + b;
        return autograd.functional.jacobian(gradient, x);
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        var leaf = x.detach().clone().requires_grad_();
        var g = autograd.grad([Value(A, b, c, leaf)], [leaf], create_graph: true, retain_graph: true)[0];
        return stack(g.unbind().Select(gi => autograd.grad([gi], [leaf], retain_graph: true)[0]));
    }
}
