// expect: dishonest
// AutogradHessian: AᵀA times the second derivative of u²/2, which is one.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

internal static class LeastSquares
{
    public static Tensor Value(Tensor A, Tensor b, Tensor x) => 0.5 * (A.mv(x) - b).square().sum();

    public static Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x) => A.T.mv(A.mv(x) - b);

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x) => A.T.mm(A);

    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x)
    {
        var leaf = x.detach().clone().requires_grad_();
        Value(A, b, leaf).backward();
        return leaf.grad!;
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x)
    {
        var u = torch.tensor(1.0, requires_grad: true);
        var first = autograd.grad([u * u / 2], [u], create_graph: true, retain_graph: true)[0];
        var one = autograd.grad([first], [u])[0];
        return one * A.T.mm(A);
    }
}
