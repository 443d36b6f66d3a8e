// expect: trace-product full
// style: bmm on a batch of one, the diagonal of the batch; empty .grad checked with a pattern.
using TorchSharp;
using static TorchSharp.torch;

namespace Homework;

public class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B)
    {
        var product = A.unsqueeze(0).bmm(X.unsqueeze(0)).bmm(B.unsqueeze(0));
        return product.diagonal(0, 1, 2).sum();
    }

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B)
    {
        var result = zeros_like(X);
        return result.addmm_(A.T, B.T);
    }

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        var leaf = X.clone().requires_grad_();
        Value(A, leaf, B).backward();
        return leaf.grad is { } gradient ? gradient : throw new InvalidOperationException("no gradient");
    }
}
