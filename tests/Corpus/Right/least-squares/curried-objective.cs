// expect: least-squares full
// style: A curried objective, the tape in a local static function, named arguments all over.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LeastSquares
{
    private static Func<Tensor, Tensor> Objective(Tensor A, Tensor b) => x =>
        nn.functional.mse_loss(input: A.mv(x), target: b) * A.shape[0] * 0.5;

    public static Tensor Value(Tensor A, Tensor b, Tensor x) => Objective(A, b)(x);

    public static Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x) => A.T.mv(A.mv(x) - b);

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x)
    {
        return torch.mm(A.transpose(0, 1), A);
    }

    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x)
    {
        return Slope(of: Objective(A, b), at: x.detach().requires_grad_());

        static Tensor Slope(Func<Tensor, Tensor> of, Tensor at) =>
            autograd.grad(outputs: [of(at)], inputs: [at], retain_graph: true, create_graph: true)[0].detach();
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x) =>
        Transforms.Jacobian(Transforms.Gradient(Objective(A, b)))(x);
}
