// expect: least-squares full
// style: The Hessian as Jacobian of the gradient formula; Vjp of the residual for the gradient.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LeastSquares
{
    public static Tensor Value(Tensor A, Tensor b, Tensor x) => (A.mv(x) - b) is var r ? r.inner(r) * 0.5 : throw new InvalidOperationException();

    public static Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x) => A.T.mv(A.mv(x)) - A.T.mv(b);

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x) => A.mT.matmul(A);

    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x)
    {
        var (residual, pullback) = Transforms.Vjp(v => A.mv(v) - b)(x);
        return pullback(residual);
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x) =>
        Transforms.Jacobian(v => AnalyticGradient(A, b, v))(x);
}
