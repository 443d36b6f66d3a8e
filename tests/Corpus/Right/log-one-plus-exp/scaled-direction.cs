// expect: log-one-plus-exp full
// style: Differentiates along a: φ(t) = f(x + ta) has the derivatives of the outer function, and the inner gradient is autograd's too.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public class LogOnePlusExp
{
    public static Tensor Value(Tensor a, Tensor x) => logaddexp(a.dot(x), zeros([], dtype: float64));

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

    private static Tensor Softplus(Tensor z) => logaddexp(z, zeros_like(z));

    public static Tensor AutogradGradient(Tensor a, Tensor x)
    {
        var leaf = x.detach().requires_grad_();
        var z = a.dot(leaf);
        var inner = autograd.grad([z], [leaf])[0];
        var t = z.detach().requires_grad_();
        Softplus(t).backward();
        return t.grad! * inner;
    }

    public static Tensor AutogradHessian(Tensor a, Tensor x)
    {
        var leaf = x.detach().requires_grad_();
        var z = a.dot(leaf);
        var inner = autograd.grad([z], [leaf])[0];
        var t = z.detach().requires_grad_();
        var first = autograd.grad([Softplus(t)], [t], create_graph: true, retain_graph: true)[0];
        var second = autograd.grad([first], [t])[0];
        return second * outer(inner, inner);
    }
}
