// expect: log-one-plus-exp full
// style: An ordinary if on the value of z chooses the form.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LogOnePlusExp
{
    private static double Dot(Tensor a, Tensor x) => a.detach().dot(x.detach()).item<double>();

    public static Tensor Value(Tensor a, Tensor x)
    {
        var z = a.dot(x);
        if (z.detach().item<double>() > 0)
            return z + log1p(exp(-z));
        else
            return log1p(exp(z));
    }

    public static Tensor AnalyticGradient(Tensor a, Tensor x) => a * (1 / (1 + Math.Exp(-Dot(a, x))));

    public static Tensor AnalyticHessian(Tensor a, Tensor x)
    {
        var cosh = Math.Cosh(Dot(a, x) / 2);
        return outer(a, a) / (4 * cosh * cosh);
    }

    public static Tensor AutogradGradient(Tensor a, Tensor x)
    {
        x.requires_grad_();
        Value(a, x).backward();
        return x.grad!;
    }

    public static Tensor AutogradHessian(Tensor a, Tensor x)
    {
        x.requires_grad_();
        var g = autograd.grad([Value(a, x)], [x], create_graph: true, retain_graph: true)[0];
        var n = (int)x.shape[0];
        var h = new Tensor[n];
        for (int i = 0; i < n; i++)
            h[i] = autograd.grad([g[i]], [x], retain_graph: true)[0];
        return stack(h, 0);
    }
}
