using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LogOnePlusExp
{
    public static Tensor Value(Tensor a, Tensor x)
    {
        var z = a.inner(x);
        return stack([zeros_like(z), z]).logsumexp(0);
    }

    public static Tensor AnalyticGradient(Tensor a, Tensor x)
    {
        var z = a.inner(x);
        return 0.5 * (1 + tanh(z / 2)) * a;
    }

    public static Tensor AnalyticHessian(Tensor a, Tensor x)
    {
        var z = a.inner(x);
        return 0.25 * (1 - tanh(z / 2).square()) * a.outer(a);
    }

    private static Tensor Slope(Tensor a, Tensor v) =>
        autograd.grad([Value(a, v)], [v], create_graph: true, retain_graph: true)[0];

    public static Tensor AutogradGradient(Tensor a, Tensor x) => Slope(a, x.requires_grad_()).detach();

    public static Tensor AutogradHessian(Tensor a, Tensor x)
    {
        Func<Tensor, Tensor> slope = v => Slope(a, v);
        return autograd.functional.jacobian(slope, x);
    }
}
