// expect: quadratic-form AutogradHessian failed
// mistake: gradient not zeroed
// hint: .grad accumulates from row to row: clear it before each backward
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
        var leaf = x.clone().requires_grad_();
        var g = autograd.grad([Value(A, b, c, leaf)], [leaf], create_graph: true, retain_graph: true)[0];
        var h = zeros(x.shape[0], x.shape[0], dtype: float64);
        for (int i = 0; i < x.shape[0]; i++)
        {
            g[i].backward(retain_graph: true);
            h[i] = leaf.grad!;
        }
        return h;
    }
}
