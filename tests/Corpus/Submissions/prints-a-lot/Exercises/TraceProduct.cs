using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => (A.mm(X) * B.T).sum();

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => (B.mm(A)).transpose(0, 1).contiguous();

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        var (value, pullback) = Transforms.Vjp(Z => Value(A, Z, B))(X);
        return pullback(ones_like(value));
    }
}
