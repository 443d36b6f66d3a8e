using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B)
    {
        var terms = Enumerable.Range(0, (int)X.shape[0]).Select(i => Row(A, X[i], B, i));
        return terms.Aggregate((s, t) => s + t);
    }

    private static Tensor Row(Tensor A, Tensor row, Tensor B, int i) => row.dot(B.mv(A[TensorIndex.Colon, i]));

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B)
    {
        using var scope = NewDisposeScope();
        var gradient = zeros_like(X);
        for (var l = 0; l < A.shape[0]; l++)
            gradient.add_(outer(A[l], B[TensorIndex.Colon, l]));
        return gradient.MoveToOuterDisposeScope();
    }

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        var rows = new Tensor[X.shape[0]];
        for (int i = 0; i < rows.Length; i++)
        {
            var row = X[i].clone().requires_grad_();
            rows[i] = autograd.grad([Row(A, row, B, i)], [row])[0];
        }
        return vstack(rows);
    }
}
