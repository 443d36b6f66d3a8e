// expect: trace-product AnalyticGradient failed
// mistake: identity
// hint: the derivative of the trace alone: A and B are missing
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => trace(A.mm(X).mm(B));

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => eye(X.shape[0], X.shape[1], dtype: float64);

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        X.requires_grad = true;
        return autograd.grad([Value(A, X, B)], [X])[0];
    }
}
