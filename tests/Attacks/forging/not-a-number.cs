// attack: forging/not-a-number
// layer: numeric checks fail closed
// expect: trace-product zero
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => tensor(double.NaN, dtype: float64);

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => full_like(X, double.NaN);

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B) => full_like(X, double.PositiveInfinity);
}
