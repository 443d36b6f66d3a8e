// expect: trace-product AnalyticGradient error
// mistake: throws (index out of range)
// hint: works for square matrices only: the loop leaves the matrix
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B)
    {
        return torch.matmul(torch.matmul(A, X), B).trace();
    }

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B)
    {
        var n = (int)X.shape[0];
        var g = new double[n, n];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
                for (int l = 0; l < n; l++)
                    g[i, j] += A[l, i].item<double>() * B[j, l].item<double>();
        return torch.tensor(g);
    }

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        var leaf = X.clone().requires_grad_();
        Value(A, leaf, B).backward();
        return leaf.grad!;
    }
}
