// expect: log-one-plus-exp full
// style: The larger of 0 and z by sort, the smaller one in the exponent; loops for the formula.
using TorchSharp;
using static TorchSharp.torch;

namespace Homework;

public class LogOnePlusExp
{
    public static Tensor Value(Tensor a, Tensor x)
    {
        var z = a.dot(x);
        var sorted = stack([zeros_like(z), z]).sort().Values;
        return sorted[1] + log1p(exp(sorted[0] - sorted[1]));
    }

    public static Tensor AnalyticGradient(Tensor a, Tensor x)
    {
        var z = 0.0;
        for (long i = 0; i < a.shape[0]; i++) z += a[i].item<double>() * x[i].item<double>();
        var weight = z > 0 ? 1 / (1 + Math.Exp(-z)) : 1 - 1 / (1 + Math.Exp(z));
        return weight * a;
    }

    public static Tensor AnalyticHessian(Tensor a, Tensor x)
    {
        var z = torch.dot(a, x);
        return torch.sigmoid(z) * torch.sigmoid(-z) * torch.outer(a, a);
    }

    public static Tensor AutogradGradient(Tensor a, Tensor x)
    {
        var leaf = x.detach().clone().requires_grad_();
        Value(a, leaf).backward();
        return leaf.grad!;
    }

    public static Tensor AutogradHessian(Tensor a, Tensor x)
    {
        var leaf = x.detach().clone().requires_grad_();
        var g = autograd.grad([Value(a, leaf)], [leaf], create_graph: true, retain_graph: true)[0];
        return stack(g.unbind().Select(gi => autograd.grad([gi], [leaf], retain_graph: true)[0]));
    }
}
