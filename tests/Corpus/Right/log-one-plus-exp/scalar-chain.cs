// expect: log-one-plus-exp full
// style: Inner and outer function differentiated by autograd, joined by the chain rule.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LogOnePlusExp
{
    private static Tensor Inner(Tensor a, Tensor x) => a.dot(x);

    private static Tensor Outer(Tensor z) => new[] { z, zeros_like(z) }.Aggregate(logaddexp);

    public static Tensor Value(Tensor a, Tensor x) => Outer(Inner(a, x));

    public static Tensor AnalyticGradient(Tensor a, Tensor x) => sigmoid(Inner(a, x)) * a;

    public static Tensor AnalyticHessian(Tensor a, Tensor x)
    {
        var s = sigmoid(Inner(a, x));
        return s * (1 - s) * einsum("i,j->ij", a, a);
    }

    public static Tensor AutogradGradient(Tensor a, Tensor x)
    {
        var outer = Transforms.Derivative(Outer, 1)(Inner(a, x));
        var inner = Transforms.Gradient(v => Inner(a, v))(x);
        return outer * inner;
    }

    public static Tensor AutogradHessian(Tensor a, Tensor x)
    {
        var curvature = Transforms.Derivative(Outer, 2)(Inner(a, x));
        var inner = Transforms.Gradient(v => Inner(a, v))(x);
        return curvature * inner.outer(inner);
    }
}
