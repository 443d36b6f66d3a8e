using static TorchSharp.torch;

namespace Autodiff.Exercises;

/// <summary>The function by loops over its terms, the Hessian row by row through the graph of them all.</summary>
public static class QuadraticForm
{
    private static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        var value = c.clone();
        for (long i = 0; i < x.shape[0]; i++)
        {
            value = value + b[i].clone() * x[i];
            for (long j = 0; j < x.shape[0]; j++)
                value = value + 0.5 * x[i].clone() * A[i, j] * x[j];
        }
        return value;
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        var point = x.detach().clone().requires_grad_();
        var gradient = autograd.grad([Value(A, b, c, point)], [point], retain_graph: true, create_graph: true)[0];
        var rows = new List<Tensor>();
        for (long i = 0; i < point.shape[0]; i++)
            rows.Add(autograd.grad([gradient[i]], [point], retain_graph: true)[0].clone());
        return stack(rows);
    }
}
