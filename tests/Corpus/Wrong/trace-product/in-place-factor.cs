// expect: trace-product AutogradGradient error
// mistake: in-place change of a saved tensor
// hint: a tensor that autograd has saved is overwritten
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => trace(A.mm(X).mm(B));

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => A.T.mm(B.T);

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        X.requires_grad = true;
        var left = A.clone();
        var product = left.mm(X).mm(B);
        left.zero_(); // not needed any more
        return autograd.grad([product.trace()], [X])[0];
    }
}
