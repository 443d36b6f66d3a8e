// expect: honest
// AnalyticGradient,AnalyticHessian: the inputs are marked as leaves and the results carry a graph, but nothing is differentiated.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Homework;

internal static class LogOnePlusExp
{
    public static Tensor Value(Tensor a, Tensor x)
    {
        return -nn.functional.logsigmoid(-torch.dot(a, x));
    }

    public static Tensor AnalyticGradient(Tensor a, Tensor x)
    {
        x.requires_grad_();
        return sigmoid(a.dot(x)) * a;
    }

    public static Tensor AnalyticHessian(Tensor a, Tensor x)
    {
        a.requires_grad_();
        var s = sigmoid(a.dot(x));
        return s * (1 - s) * a.outer(a);
    }

    public static Tensor AutogradGradient(Tensor a, Tensor x) => Transforms.Gradient(v => Value(a, v))(x);

    public static Tensor AutogradHessian(Tensor a, Tensor x)
    {
        var leaf = x.detach().clone().requires_grad_();
        var g = autograd.grad([Value(a, leaf)], [leaf], create_graph: true, retain_graph: true)[0];
        return stack(g.unbind().Select(gi => autograd.grad([gi], [leaf], retain_graph: true)[0]));
    }
}
