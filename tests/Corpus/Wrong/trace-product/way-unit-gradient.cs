// expect: trace-product AutogradGradient failed
// mistake: way: closed form times a unit gradient `u.sum()`
// hint: the closed form is multiplied by a gradient that is always one
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => trace(A.mm(X).mm(B));

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => A.T.mm(B.T);

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        var u = zeros_like(X).requires_grad_();
        u.sum().backward();
        return A.T.mm(B.T) * u.grad!;
    }
}
