// attack: resources/giant-result
// layer: cap on results
// expect: trace-product zero
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => zeros(1 << 25, dtype: float64);

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => zeros(6000, 6000, dtype: float64);

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B) => zeros(1 << 25, dtype: float64);
}
