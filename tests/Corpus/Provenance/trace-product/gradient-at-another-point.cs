// expect: honest
// AutogradGradient: differentiated at zero instead of X: f is linear, the gradient is the same everywhere.
using TorchSharp;
using static TorchSharp.torch;

namespace Homework;

public class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => A.mm(X).mm(B).trace();

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => A.T.mm(B.T);

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        var origin = zeros_like(X).requires_grad_();
        Value(A, origin, B).backward();
        return origin.grad!;
    }
}
