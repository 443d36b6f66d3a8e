using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LeastSquares
{
    private static Tensor Residual(Tensor A, Tensor b, Tensor x) => mv(A, x) - b;

    private static Tensor J(Tensor A, Tensor b, Tensor x) => Transforms.Jacobian(v => Residual(A, b, v))(x);

    public static Tensor Value(Tensor A, Tensor b, Tensor x) => 0.5 * Residual(A, b, x).pow(2).sum();

    public static Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x) => A.t().mv(Residual(A, b, x));

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x) => A.t().mm(A);

    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x) => J(A, b, x).T.mv(Residual(A, b, x));

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x)
    {
        var j = J(A, b, x);
        return j.T.mm(j);
    }
}
