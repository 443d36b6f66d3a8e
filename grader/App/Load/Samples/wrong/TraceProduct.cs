// loses: trace-product
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => A.mm(X).mm(B).trace();

    // Transposed.
    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => B.mm(A);

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        var point = X.detach().clone().requires_grad_();
        Value(A, point, B).backward();
        return point.grad!;
    }
}
