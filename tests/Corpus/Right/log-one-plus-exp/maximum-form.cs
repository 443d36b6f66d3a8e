// expect: log-one-plus-exp full
// style: max(z, 0) + log1p(exp(-|z|)) with maximum, dispose scopes.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LogOnePlusExp
{
    public static Tensor Value(Tensor a, Tensor x)
    {
        using var scope = NewDisposeScope();
        var z = a.dot(x);
        var f = maximum(z, torch.tensor(0.0)) + (-z.abs()).exp().log1p();
        return f.MoveToOuterDisposeScope();
    }

    public static Tensor AnalyticGradient(Tensor a, Tensor x)
    {
        using var scope = NewDisposeScope();
        return (a * sigmoid(a.dot(x))).MoveToOuterDisposeScope();
    }

    public static Tensor AnalyticHessian(Tensor a, Tensor x)
    {
        using var scope = NewDisposeScope();
        var s = sigmoid(a.dot(x));
        return (outer(a, a) * s * (1 - s)).MoveToOuterDisposeScope();
    }

    public static Tensor AutogradGradient(Tensor a, Tensor x)
    {
        using var scope = NewDisposeScope();
        var leaf = x.clone().requires_grad_();
        return autograd.grad([Value(a, leaf)], [leaf])[0].MoveToOuterDisposeScope();
    }

    public static Tensor AutogradHessian(Tensor a, Tensor x)
    {
        using var scope = NewDisposeScope();
        var leaf = x.clone().requires_grad_();
        var gradient = autograd.grad([Value(a, leaf)], [leaf], create_graph: true, retain_graph: true)[0];
        var rows = gradient.unbind().Select(g => autograd.grad([g], [leaf], retain_graph: true)[0]).ToArray();
        return stack(rows).MoveToOuterDisposeScope();
    }
}
