// expect: trace-product AnalyticGradient failed
// mistake: way: autograd in the analytic member
// hint: autograd is called; the analytic gradient must be a formula
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => trace(A.mm(X).mm(B));

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B)
    {
        var leaf = X.clone().requires_grad_();
        Value(A, leaf, B).backward();
        return leaf.grad!;
    }

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        X.requires_grad = true;
        return autograd.grad([Value(A, X, B)], [X])[0];
    }
}
