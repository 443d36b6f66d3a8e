using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LogOnePlusExp
{
    public static Tensor Value(Tensor a, Tensor x) => logaddexp(zeros_like(a[0]), a.dot(x));

    public static Tensor AnalyticGradient(Tensor a, Tensor x) => sigmoid(a.dot(x)) * a;

    public static Tensor AnalyticHessian(Tensor a, Tensor x) => sigmoid(a.dot(x)) * sigmoid(-a.dot(x)) * outer(a, a);

    public static Tensor AutogradGradient(Tensor a, Tensor x) => Gradient(v => Value(a, v), x);

    public static Tensor AutogradHessian(Tensor a, Tensor x) => Hessian(v => Value(a, v), x);

    internal static Tensor Gradient(Func<Tensor, Tensor> f, Tensor x)
    {
        var leaf = x.clone().requires_grad_();
        return autograd.grad([f(leaf)], [leaf])[0];
    }

    internal static Tensor Hessian(Func<Tensor, Tensor> f, Tensor x)
    {
        var leaf = x.clone().requires_grad_();
        var g = autograd.grad([f(leaf)], [leaf], create_graph: true, retain_graph: true)[0];
        return stack(g.unbind().Select(gi => autograd.grad([gi], [leaf], retain_graph: true)[0]));
    }
}
