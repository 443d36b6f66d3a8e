using static TorchSharp.torch;

namespace Autodiff.Exercises;

/// <summary>Exercise 4: the Hessian row by row on the tape.</summary>
public static class QuadraticForm
{
    public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x) => 0.5 * x.dot(A.mv(x)) + b.dot(x) + c;

    // xᵀAx sees only the symmetric part of A.
    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x) => 0.5 * (A + A.t());

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        var point = x.detach().clone().requires_grad_();
        // TorchSharp frees the graph unless it is told to retain it, create_graph or not.
        var gradient = autograd.grad([Value(A, b, c, point)], [point], retain_graph: true, create_graph: true)[0];
        var rows = new List<Tensor>();
        for (var i = 0; i < point.shape[0]; i++)
            rows.Add(autograd.grad([gradient[i]], [point], retain_graph: true)[0]);
        return stack(rows);
    }
}
