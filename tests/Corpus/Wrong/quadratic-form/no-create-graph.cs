// expect: quadratic-form AutogradHessian error
// mistake: graph not retained (missing create_graph)
// hint: without create_graph the gradient cannot be differentiated again
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
        Value(A, b, c, x).backward();
        var g = x.grad!;
        var rows = new List<Tensor>();
        for (int i = 0; i < x.shape[0]; i++)
        {
            g[i].backward(retain_graph: true);
            rows.Add(x.grad!);
        }
        return stack(rows);
    }
}
