// expect: quadratic-form AutogradHessian failed
// mistake: row sums (`grad(grad.sum())`: wrong shape)
// hint: the sum of the gradient was differentiated: these are the row sums of the Hessian
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class QuadraticForm
{
    public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x) =>
        0.5 * einsum("i,ij,j->", x, A, x) + dot(b, x) + c;

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        return (A + A.transpose(0, 1)) / 2;
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        x.requires_grad = true;
        var g = autograd.grad([Value(A, b, c, x)], [x], create_graph: true, retain_graph: true)[0];
        return autograd.grad([g.sum()], [x])[0];
    }
}
