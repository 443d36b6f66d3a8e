// expect: honest
// AutogradGradient: differentiates Σ (XB)ᵢⱼ Aⱼᵢ, the trace as an inner product.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

internal static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => A.mm(X).mm(B).trace();

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => A.T.mm(B.T);

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B) =>
        Transforms.Gradient(Y => (Y.mm(B) * A.T).sum())(X);
}
