// expect: least-squares full
// style: addmv for the residual, Huber's loss with an enormous threshold for the half square.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LeastSquares
{
    public static Tensor Value(Tensor A, Tensor b, Tensor x)
    {
        var residual = addmv(b, A, x, 1f, -1f);
        return nn.functional.huber_loss(residual, zeros_like(residual), 1e30, nn.Reduction.Sum);
    }

    public static Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x) => addmv(b, A, x, 1f, -1f).matmul(-A);

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x)
    {
        return torch.mm(A.transpose(0, 1), A);
    }

    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x) => Transforms.Gradient(v => Value(A, b, v))(x);

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x)
    {
        Func<Tensor, Tensor> gradient = v =>
            autograd.grad([Value(A, b, v)], [v], retain_graph: true, create_graph: true)[0];
        return autograd.functional.jacobian(gradient, x);
    }
}
