// expect: honest
// AutogradHessian: autograd's Jacobian of the gradient formula: one pass, which is allowed.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class QuadraticForm
{
    public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x) => 0.5 * x.dot(A.mv(x)) + b.dot(x) + c;

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        return (A + A.transpose(0, 1)) / 2;
    }

    private static Tensor GradientFormula(Tensor A, Tensor b, Tensor x) => (A + A.T).mv(x) / 2 + b;

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        var leaf = x.detach().clone().requires_grad_();
        var g = GradientFormula(A, b, leaf);
        return stack(g.unbind().Select(gi => autograd.grad([gi], [leaf], retain_graph: true)[0]));
    }
}
