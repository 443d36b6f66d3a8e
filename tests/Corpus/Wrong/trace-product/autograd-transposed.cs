// expect: trace-product AutogradGradient failed
// mistake: BA (numerator layout)
// hint: transposed: the gradient has the shape of X
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
        var gradient = autograd.grad([Value(A, X, B)], [X])[0];
        return gradient.T;
    }
}
