using static TorchSharp.torch;

namespace Autodiff.Exercises;

/// <summary>The inner product by a loop over its terms, the Hessian row by row through the graph of them all.</summary>
public static class LogOnePlusExp
{
    private static Tensor Value(Tensor a, Tensor x)
    {
        var z = zeros([], dtype: ScalarType.Float64);
        for (long i = 0; i < x.shape[0]; i++)
            z = z + a[i].clone() * x[i];
        var isLarge = z > 30;
        var small = where(isLarge, zeros_like(z), z);
        return where(isLarge, z + log1p(exp(-z.abs())), log1p(exp(small)));
    }

    public static Tensor AutogradGradient(Tensor a, Tensor x)
    {
        var point = x.detach().clone().requires_grad_();
        return autograd.grad([Value(a, point)], [point], retain_graph: true, create_graph: true)[0].clone();
    }

    public static Tensor AutogradHessian(Tensor a, Tensor x)
    {
        var point = x.detach().clone().requires_grad_();
        var gradient = autograd.grad([Value(a, point)], [point], retain_graph: true, create_graph: true)[0];
        var rows = new List<Tensor>();
        for (long i = 0; i < point.shape[0]; i++)
            rows.Add(autograd.grad([gradient[i]], [point], retain_graph: true)[0].clone());
        return stack(rows);
    }
}
