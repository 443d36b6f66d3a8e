// expect: trace-product AnalyticGradient failed
// mistake: AXB
// hint: this is the product itself, not a derivative
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B)
    {
        return torch.matmul(torch.matmul(A, X), B).trace();
    }

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => A.mm(X).mm(B);

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        var leaf = X.clone().requires_grad_();
        Value(A, leaf, B).backward();
        return leaf.grad!;
    }
}
