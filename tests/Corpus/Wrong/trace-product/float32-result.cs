// expect: trace-product AnalyticGradient failed
// mistake: float32 result
// hint: float32 where float64 is asked for
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => einsum("kn,np,pk->", A, X, B);

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B)
    {
        var (n, p, k) = (X.shape[0], X.shape[1], A.shape[0]);
        var g = zeros(n, p);
        for (long l = 0; l < k; l++)
            g.add_(outer(A[l], B[TensorIndex.Colon, l]));
        return g;
    }

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B) => Transforms.Gradient(Z => Value(A, Z, B))(X);
}
