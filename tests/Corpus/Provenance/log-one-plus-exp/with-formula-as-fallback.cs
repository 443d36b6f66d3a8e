// expect: honest
// AutogradGradient: a formula stands ready in case that autograd gives a NaN, which never happens in this form.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public class LogOnePlusExp
{
    public static Tensor Value(Tensor a, Tensor x)
    {
        return -nn.functional.logsigmoid(-torch.dot(a, x));
    }

    public static Tensor AnalyticGradient(Tensor a, Tensor x)
    {
        var z = torch.dot(a, x);
        return a * torch.sigmoid(z);
    }

    public static Tensor AnalyticHessian(Tensor a, Tensor x)
    {
        var s = sigmoid(a.dot(x));
        return s * (1 - s) * outer(a, a);
    }

    public static Tensor AutogradGradient(Tensor a, Tensor x)
    {
        var leaf = x.detach().clone().requires_grad_();
        Value(a, leaf).backward();
        var gradient = leaf.grad!;
        return gradient.isnan().any().item<bool>() ? AnalyticGradient(a, x) : gradient;
    }

    public static Tensor AutogradHessian(Tensor a, Tensor x)
    {
        var leaf = x.detach().clone().requires_grad_();
        var g = autograd.grad([Value(a, leaf)], [leaf], create_graph: true, retain_graph: true)[0];
        return stack(g.unbind().Select(gi => autograd.grad([gi], [leaf], retain_graph: true)[0]));
    }
}
