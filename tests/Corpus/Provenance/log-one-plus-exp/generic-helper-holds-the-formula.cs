// expect: dishonest
// AutogradGradient: a generic helper that looks like a differentiator is handed the formula as a delegate.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public class LogOnePlusExp
{
    public static Tensor Value(Tensor a, Tensor x) => logaddexp(torch.tensor(0.0), a.dot(x));

    public static Tensor AnalyticGradient(Tensor a, Tensor x)
    {
        var z = torch.dot(a, x);
        return a * torch.sigmoid(z);
    }

    public static Tensor AnalyticHessian(Tensor a, Tensor x)
    {
        var z = torch.dot(a, x);
        return torch.sigmoid(z) * torch.sigmoid(-z) * torch.outer(a, a);
    }

    private static TResult Differentiate<TArgument, TResult>(TArgument at, Func<TArgument, TResult> derivative) => derivative(at);

    public static Tensor AutogradGradient(Tensor a, Tensor x) => Differentiate(x, v => AnalyticGradient(a, v));

    public static Tensor AutogradHessian(Tensor a, Tensor x)
    {
        var leaf = x.detach().clone().requires_grad_();
        var g = autograd.grad([Value(a, leaf)], [leaf], create_graph: true, retain_graph: true)[0];
        return stack(g.unbind().Select(gi => autograd.grad([gi], [leaf], retain_graph: true)[0]));
    }
}
