using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LeastSquares
{
    public static Tensor Value(Tensor A, Tensor b, Tensor x) => 0.5 * einsum("i,i->", einsum("ij,j->i", A, x) - b, einsum("ij,j->i", A, x) - b);

    public static Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x) => einsum("ij,i->j", A, einsum("ij,j->i", A, x) - b);

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x) => einsum("ki,kj->ij", A, A);

    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x)
    {
        Func<Tensor, Tensor> residual = v => A.mv(v) - b;
        var j = autograd.functional.jacobian(residual, x);
        return j.T.mv(residual(x));
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x)
    {
        Func<Tensor, Tensor> gradient = v => autograd.grad([Value(A, b, v)], [v], create_graph: true, retain_graph: true)[0];
        return autograd.functional.jacobian(gradient, x);
    }
}
