// expect: quadratic-form AutogradHessian failed
// mistake: diagonal only
// hint: each component was differentiated by its own variable only
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
        var h = zeros(x.shape[0], x.shape[0], dtype: float64);
        for (int i = 0; i < x.shape[0]; i++)
            h[i, i] = autograd.grad([g[i]], [x], retain_graph: true)[0][i];
        return h;
    }
}
