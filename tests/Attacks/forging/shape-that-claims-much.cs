// attack: forging/shape-that-claims-much
// layer: cap on results
// expect: trace-product zero
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

// A billion components that share one number: small in memory, not on the way out.
public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => zeros(1, dtype: float64).expand(1L << 30, 1L << 20);

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => zeros(1, dtype: float64).expand(1L << 30, 1L << 20);

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B) => zeros(1, 1, dtype: float64).expand(X.shape[0], 1L << 40);
}
