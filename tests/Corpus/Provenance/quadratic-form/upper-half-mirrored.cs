// expect: honest
// AutogradHessian: only the upper triangle is taken from autograd, the lower one is its mirror image.
using TorchSharp;
using static TorchSharp.torch;

public static class QuadraticForm
{
    public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x) => 0.5 * x.dot(A.mv(x)) + b.dot(x) + c;

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x) => 0.5 * (A + A.T);

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        var leaf = x.detach().clone().requires_grad_();
        var g = autograd.grad([Value(A, b, c, leaf)], [leaf], create_graph: true, retain_graph: true)[0];
        var rows = stack(g.unbind().Select(gi => autograd.grad([gi], [leaf], retain_graph: true)[0]));
        return rows.triu() + rows.triu(1).T;
    }
}
