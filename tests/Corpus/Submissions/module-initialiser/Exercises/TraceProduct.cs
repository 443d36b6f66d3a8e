using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B)
    {
        var total = torch.tensor(0.0);
        for (long i = 0; i < A.shape[0]; i++)
            for (long j = 0; j < X.shape[0]; j++)
                total = total + A[i, j] * X[j].dot(B[TensorIndex.Colon, i]);
        return total;
    }

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B)
    {
        var g = zeros_like(X);
        for (int i = 0; i < X.shape[0]; i++)
            for (int j = 0; j < X.shape[1]; j++)
                for (int l = 0; l < A.shape[0]; l++)
                    g[i, j] += A[l, i] * B[j, l];
        return g;
    }

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        var x = X.detach().clone();
        x.requires_grad = true;
        using var value = Value(A, x, B);
        return autograd.grad([value], [x])[0];
    }
}
