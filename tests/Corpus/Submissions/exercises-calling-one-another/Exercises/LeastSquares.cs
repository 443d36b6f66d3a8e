using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LeastSquares
{
    // 1/2 |Ax - b|^2 is a quadratic form as well
    static (Tensor G, Tensor l, Tensor c) Expand(Tensor A, Tensor b) => (A.T.mm(A), -A.T.mv(b), 0.5 * b.dot(b));

    public static Tensor Value(Tensor A, Tensor b, Tensor x)
    {
        var (G, l, c) = Expand(A, b);
        return QuadraticForm.Value(G, l, c, x);
    }

    public static Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x)
    {
        var (G, l, _) = Expand(A, b);
        return G.mv(x) + l;
    }

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x)
    {
        var (G, l, c) = Expand(A, b);
        return QuadraticForm.AnalyticHessian(G, l, c, x);
    }

    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x) => LogOnePlusExp.Gradient(v => Value(A, b, v), x);

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x)
    {
        var (G, l, c) = Expand(A, b);
        return QuadraticForm.AutogradHessian(G, l, c, x);
    }
}
