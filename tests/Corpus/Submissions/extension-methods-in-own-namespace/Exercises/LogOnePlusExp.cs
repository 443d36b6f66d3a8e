using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

internal static class StableExtensions
{
    public static Tensor Softplus(this Tensor z) => z.relu() + log1p(exp(-z.abs()));

    public static Tensor Grad(this Tensor y, Tensor x) => autograd.grad([y], [x], retain_graph: true, create_graph: true)[0];
}

internal static class LogOnePlusExp
{
    public static Tensor Value(Tensor a, Tensor x) => a.dot(x).Softplus();

    public static Tensor AnalyticGradient(Tensor a, Tensor x) => a.dot(x).sigmoid() * a;

    public static Tensor AnalyticHessian(Tensor a, Tensor x)
    {
        var sigma = a.dot(x).sigmoid();
        return (sigma - sigma * sigma) * a.ger(a);
    }

    public static Tensor AutogradGradient(Tensor a, Tensor x)
    {
        var v = x.detach().requires_grad_();
        return Value(a, v).Grad(v);
    }

    public static Tensor AutogradHessian(Tensor a, Tensor x)
    {
        var v = x.detach().requires_grad_();
        return stack(Value(a, v).Grad(v).unbind().Select(g => g.Grad(v)));
    }
}
