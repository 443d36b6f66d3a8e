// expect: log-one-plus-exp AutogradHessian failed
// mistake: way: closed form times a unit gradient `u.sum()`
// hint: the closed form is multiplied by a gradient that is always one
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LogOnePlusExp
{
    public static Tensor Value(Tensor a, Tensor x)
    {
        return nn.functional.softplus(torch.dot(a, x), 1, 40);
    }

    public static Tensor AnalyticGradient(Tensor a, Tensor x)
    {
        return a * torch.sigmoid(torch.dot(a, x));
    }

    public static Tensor AnalyticHessian(Tensor a, Tensor x)
    {
        var z = torch.dot(a, x);
        return torch.sigmoid(z) * torch.sigmoid(-z) * torch.outer(a, a);
    }

    public static Tensor AutogradGradient(Tensor a, Tensor x)
    {
        var leaf = x.clone().requires_grad_();
        Value(a, leaf).backward();
        return leaf.grad!;
    }

    public static Tensor AutogradHessian(Tensor a, Tensor x)
    {
        var u = x.clone().requires_grad_();
        u.sum().backward();
        var s = sigmoid(a.dot(x));
        return s * (1 - s) * outer(a, a) * u.grad!;
    }
}
