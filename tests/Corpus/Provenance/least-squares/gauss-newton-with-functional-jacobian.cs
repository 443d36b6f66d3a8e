// expect: honest
// AutogradHessian: JᵀJ with J from autograd.functional.jacobian.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

public static class LeastSquares
{
    public static Tensor Value(Tensor A, Tensor b, Tensor x)
    {
        var r = A.mv(x) - b;
        return r.dot(r) / 2;
    }

    public static Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x)
    {
        var residual = torch.mv(A, x) - b;
        return torch.mv(A.transpose(0, 1), residual);
    }

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x) => A.T.mm(A);

    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x) => Transforms.Gradient(v => Value(A, b, v))(x);

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x)
    {
        Func<Tensor, Tensor> residual = v => A.mv(v) - b;
        var J = autograd.functional.jacobian(residual, x.detach());
        return J.t().matmul(J);
    }
}
