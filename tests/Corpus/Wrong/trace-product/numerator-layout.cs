// expect: trace-product AnalyticGradient failed
// mistake: BA (numerator layout)
// hint: transposed: BA instead of its transpose
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => trace(A.mm(X).mm(B));

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => B.mm(A);

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        X.requires_grad = true;
        return autograd.grad([Value(A, X, B)], [X])[0];
    }
}
