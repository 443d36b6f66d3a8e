// expect: log-one-plus-exp full
// style: The logistic loss with target 0 is the same function.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LogOnePlusExp
{
    // -log(1 - sigmoid(z)) = log(1 + exp(z))
    public static Tensor Value(Tensor a, Tensor x)
    {
        var logit = a.matmul(x);
        return nn.functional.binary_cross_entropy_with_logits(logit, zeros_like(logit));
    }

    public static Tensor AnalyticGradient(Tensor a, Tensor x) => a.matmul(x).sigmoid() * a;

    public static Tensor AnalyticHessian(Tensor a, Tensor x)
    {
        var p = a.matmul(x).sigmoid();
        return (p * (1 - p)) * (a.reshape(-1, 1) * a.reshape(1, -1));
    }

    public static Tensor AutogradGradient(Tensor a, Tensor x) => Derive(a, x, false);

    public static Tensor AutogradHessian(Tensor a, Tensor x)
    {
        var g = Derive(a, x, true);
        return stack(Enumerable.Range(0, (int)g.shape[0]).Select(i => autograd.grad([g[i]], [x], retain_graph: true)[0]).ToList());
    }

    private static Tensor Derive(Tensor a, Tensor x, bool keep) =>
        autograd.grad([Value(a, x.requires_grad_())], [x], create_graph: keep, retain_graph: keep)[0];
}
