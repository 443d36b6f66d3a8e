// expect: quadratic-form AutogradHessian failed
// mistake: gradient not zeroed (every row is the same tensor)
// hint: .grad is one tensor that is added to: clone and clear it
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
        x.requires_grad_(true);
        var g = autograd.grad([Value(A, b, c, x)], [x], create_graph: true, retain_graph: true)[0];
        var rows = new Tensor[x.shape[0]];
        for (int i = 0; i < rows.Length; i++)
        {
            g[i].backward(retain_graph: true);
            rows[i] = x.grad!;
        }
        return stack(rows);
    }
}
