// expect: honest
// AnalyticGradient: calls a residual helper that the autograd members use too; no derivative is taken.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

internal static class LeastSquares
{
    private static Tensor Residual(Tensor A, Tensor b, Tensor x) => A.mv(x) - b;

    public static Tensor Value(Tensor A, Tensor b, Tensor x) => Residual(A, b, x).square().sum() / 2;

    public static Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x)
    {
        using (enable_grad())
        {
            var r = Residual(A, b, x);
            return r.unsqueeze(0).mm(A).squeeze(0).detach();
        }
    }

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x)
    {
        return torch.mm(A.transpose(0, 1), A);
    }

    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x) => Transforms.Gradient(v => Value(A, b, v))(x);

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x)
    {
        var leaf = x.detach().clone().requires_grad_();
        var g = autograd.grad([Value(A, b, leaf)], [leaf], create_graph: true, retain_graph: true)[0];
        return stack(g.unbind().Select(gi => autograd.grad([gi], [leaf], retain_graph: true)[0]));
    }
}
