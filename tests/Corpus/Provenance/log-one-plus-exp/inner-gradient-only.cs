// expect: dishonest
// AutogradGradient: the gradient of ⟨a, x⟩ by autograd is a; the sigmoid in front is written by hand.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

internal static class LogOnePlusExp
{
    public static Tensor Value(Tensor a, Tensor x)
    {
        return -nn.functional.logsigmoid(-torch.dot(a, x));
    }

    public static Tensor AnalyticGradient(Tensor a, Tensor x) => sigmoid(a.dot(x)) * a;

    public static Tensor AnalyticHessian(Tensor a, Tensor x)
    {
        var s = sigmoid(a.dot(x));
        return s * (1 - s) * outer(a, a);
    }

    public static Tensor AutogradGradient(Tensor a, Tensor x)
    {
        var leaf = x.detach().clone().requires_grad_();
        var z = a.dot(leaf);
        z.backward();
        return sigmoid(z.detach()) * leaf.grad!;
    }

    public static Tensor AutogradHessian(Tensor a, Tensor x)
    {
        var leaf = x.detach().clone().requires_grad_();
        var g = autograd.grad([Value(a, leaf)], [leaf], create_graph: true, retain_graph: true)[0];
        return stack(g.unbind().Select(gi => autograd.grad([gi], [leaf], retain_graph: true)[0]));
    }
}
