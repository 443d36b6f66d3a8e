using static TorchSharp.torch;

namespace Autodiff.Exercises;

/// <summary>Exercise 5: by backward() and .grad.</summary>
public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => A.mm(X).mm(B).trace();

    // The gradient has the shape of X: (n, k) times (k, p).
    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => A.t().mm(B.t());

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        var point = X.detach().clone().requires_grad_();
        Value(A, point, B).backward();
        return point.grad!;
    }
}
