// expect: log-one-plus-exp AutogradGradient failed
// mistake: gradient σx (differentiated with respect to a)
// hint: the gradient is wanted with respect to x
using Autodiff.Kit;
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

    public static Tensor AutogradGradient(Tensor a, Tensor x) => Transforms.Gradient(v => Value(v, x))(a);

    public static Tensor AutogradHessian(Tensor a, Tensor x)
    {
        var leaf = x.clone().requires_grad_();
        var g = autograd.grad([Value(a, leaf)], [leaf], create_graph: true, retain_graph: true)[0];
        return stack(g.unbind().Select(gi => autograd.grad([gi], [leaf], retain_graph: true)[0]));
    }
}
