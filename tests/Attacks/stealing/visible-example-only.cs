// attack: stealing/visible-example-only
// layer: fresh inputs every time
// expect: trace-product zero
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

// Right for the sizes and numbers that the starter prints, and for nothing else.
public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => Shown(X) ? trace(A.mm(X).mm(B)) : zeros(1, dtype: float64)[0];

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => Shown(X) ? A.T.mm(B.T) : zeros_like(X);

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B) => Shown(X) ? A.T.mm(B.T) : zeros_like(X);

    private static bool Shown(Tensor x) => x.numel() == 6 && x.flatten()[0].item<double>() == 1.0;
}
