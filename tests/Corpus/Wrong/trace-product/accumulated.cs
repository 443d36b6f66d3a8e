// expect: trace-product AutogradGradient failed
// mistake: 2× (gradient not zeroed)
// hint: .grad accumulates: the result is twice too large
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => trace(A.mm(X).mm(B));

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => A.T.mm(B.T);

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        var leaf = X.clone().requires_grad_();
        for (int run = 0; run < 2; run++)
            Value(A, leaf, B).backward();
        return leaf.grad!;
    }
}
