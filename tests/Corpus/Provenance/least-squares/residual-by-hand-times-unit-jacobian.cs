// expect: dishonest
// AutogradGradient,AutogradHessian: J is the Jacobian of the identity; A itself is put in by hand.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

internal static class LeastSquares
{
    public static Tensor Value(Tensor A, Tensor b, Tensor x) => 0.5 * (A.mv(x) - b).square().sum();

    public static Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x)
    {
        var residual = torch.mv(A, x) - b;
        return torch.mv(A.transpose(0, 1), residual);
    }

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x) => A.T.mm(A);

    private static Tensor Jacobian(Tensor A, Tensor x) => A.mm(Transforms.Jacobian(v => v * 1)(x));

    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x) => Jacobian(A, x).T.mv(A.mv(x) - b);

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x)
    {
        var J = Jacobian(A, x);
        return J.T.mm(J);
    }
}
