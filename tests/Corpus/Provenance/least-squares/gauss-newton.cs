// expect: honest
// AutogradGradient,AutogradHessian: J by autograd, then Jᵀr and JᵀJ.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

internal static class LeastSquares
{
    public static Tensor Value(Tensor A, Tensor b, Tensor x) => 0.5 * (A.mv(x) - b).square().sum();

    public static Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x) => A.T.mv(A.mv(x) - b);

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x)
    {
        return torch.mm(A.transpose(0, 1), A);
    }

    private static (Tensor Residual, Tensor Jacobian) Linearised(Tensor A, Tensor b, Tensor x)
    {
        Tensor Residual(Tensor v) => A.mv(v) - b;
        return (Residual(x), Transforms.Jacobian(Residual)(x));
    }

    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x)
    {
        var (r, J) = Linearised(A, b, x);
        return J.T.mv(r);
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x)
    {
        var (_, J) = Linearised(A, b, x);
        return J.T.mm(J);
    }
}
