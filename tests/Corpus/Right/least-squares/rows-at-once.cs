// expect: least-squares full
// style: n copies of x as rows of a matrix, one second pass for the whole Hessian.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public class LeastSquares
{
    public static Tensor Value(Tensor A, Tensor b, Tensor x) => 0.5 * (A.mv(x) - b).square().sum();

    public static Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x)
    {
        var residual = torch.mv(A, x) - b;
        return torch.mv(A.transpose(0, 1), residual);
    }

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x) => A.T.mm(A);

    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x) => Transforms.Gradient(v => Value(A, b, v))(x);

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x)
    {
        var n = x.shape[0];
        var copies = x.detach().expand(n, n).clone().requires_grad_();
        var values = 0.5 * (copies.mm(A.T) - b).square().sum(dim: 1);
        var gradients = autograd.grad([values.sum()], [copies], create_graph: true, retain_graph: true)[0];
        return autograd.grad([gradients], [copies], [eye(n, dtype: float64)])[0];
    }
}
