// expect: honest
// AutogradHessian: one pass over the analytic gradient, column by column with Jvp.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

internal static class LeastSquares
{
    public static Tensor Value(Tensor A, Tensor b, Tensor x) => 0.5 * (A.mv(x) - b).square().sum();

    public static Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x)
    {
        var residual = torch.mv(A, x) - b;
        return torch.mv(A.transpose(0, 1), residual);
    }

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x) => A.T.mm(A);

    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x)
    {
        var leaf = x.detach().clone().requires_grad_();
        Value(A, b, leaf).backward();
        return leaf.grad!;
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x)
    {
        var jvp = Transforms.Jvp(v => AnalyticGradient(A, b, v));
        return stack(eye(x.shape[0], dtype: float64).unbind().Select(e => jvp(x, e).Tangent), 1);
    }
}
