// expect: trace-product AutogradGradient failed
// mistake: result null
// hint: .grad of a tensor that is not a leaf is null
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => einsum("kn,np,pk->", A, X, B);

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => einsum("kn,pk->np", A, B);

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        X.requires_grad = true;
        var double_ = X * 1.0;
        Value(A, double_, B).backward();
        return double_.grad!;
    }
}
