// expect: honest
// AutogradGradient: the leaf is the transpose of X, and the gradient is transposed back.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

internal static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => A.mm(X).mm(B).trace();

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => A.T.mm(B.T);

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        var leaf = X.detach().t().clone().requires_grad_();
        Value(A, leaf.t(), B).backward();
        return leaf.grad!.t();
    }
}
