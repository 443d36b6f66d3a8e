// expect: log-one-plus-exp full
// style: The Hessian as Jacobian of the sigmoid formula by functional.jacobian, logcumsumexp in Value.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

internal static class LogOnePlusExp
{
    public static Tensor Value(Tensor a, Tensor x)
    {
        var z = a.dot(x).reshape(1);
        return cat([zeros_like(z), z]).logcumsumexp(0)[1];
    }

    public static Tensor AnalyticGradient(Tensor a, Tensor x) => a * sigmoid(a.dot(x));

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
        Func<Tensor, Tensor> slope = v => a * sigmoid(a.dot(v));
        return autograd.functional.jacobian(slope, x);
    }
}
