// expect: log-one-plus-exp AutogradHessian failed
// mistake: wrong shape (row sums of the Hessian)
// hint: the sum of the gradient was differentiated: these are row sums
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
        x.requires_grad = true;
        var g = autograd.grad([Value(a, x)], [x], create_graph: true, retain_graph: true)[0];
        return autograd.grad([g.sum()], [x])[0];
    }
}
