// expect: honest
// AutogradHessian: only the quadratic term is differentiated: the others cannot contribute to a second derivative.
using TorchSharp;
using static TorchSharp.torch;

public static class QuadraticForm
{
    public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x) => 0.5 * x.dot(A.mv(x)) + b.dot(x) + c;

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        return (A + A.transpose(0, 1)) / 2;
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        var leaf = x.detach().clone().requires_grad_();
        var quadratic = leaf.dot(A.mv(leaf)) / 2;
        var g = autograd.grad([quadratic], [leaf], create_graph: true, retain_graph: true)[0];
        return stack(g.unbind().Select(gi => autograd.grad([gi], [leaf], retain_graph: true)[0]));
    }
}
