// expect: least-squares full
// style: J row by row on the tape, the Hessian as a sum of outer products of its rows.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LeastSquares
{
    public static Tensor Value(Tensor A, Tensor b, Tensor x) => 0.5 * (A.mv(x) - b).square().sum();

    public static Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x)
    {
        var residual = torch.mv(A, x) - b;
        return torch.mv(A.transpose(0, 1), residual);
    }

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x) => A.T.mm(A);

    private static Tensor JacobianOfResidual(Tensor A, Tensor b, Tensor x)
    {
        var leaf = x.detach().clone().requires_grad_();
        var r = A.mv(leaf) - b;
        return stack(r.unbind().Select(ri => autograd.grad([ri], [leaf], retain_graph: true)[0]));
    }

    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x) =>
        (A.mv(x) - b).unsqueeze(0).mm(JacobianOfResidual(A, b, x)).squeeze(0);

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x)
    {
        var J = JacobianOfResidual(A, b, x);
        return einsum("ki,kj->ij", J, J);
    }
}
