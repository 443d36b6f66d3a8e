// expect: log-one-plus-exp AutogradGradient failed
// mistake: finite differences in an autograd member
// hint: a difference quotient is not autograd, and not exact here
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LogOnePlusExp
{
    public static Tensor Value(Tensor a, Tensor x) => logaddexp(torch.tensor(0.0), a.dot(x));

    public static Tensor AnalyticGradient(Tensor a, Tensor x) => sigmoid(a.dot(x)) * a;

    public static Tensor AnalyticHessian(Tensor a, Tensor x)
    {
        var s = sigmoid(a.dot(x));
        return s * (1 - s) * outer(a, a);
    }

    public static Tensor AutogradGradient(Tensor a, Tensor x)
    {
        const double h = 1e-6;
        var g = new double[x.shape[0]];
        for (int i = 0; i < g.Length; i++)
        {
            var step = zeros_like(x);
            step[i] = h;
            g[i] = (Value(a, x + step) - Value(a, x - step)).item<double>() / (2 * h);
        }
        return torch.tensor(g);
    }

    public static Tensor AutogradHessian(Tensor a, Tensor x) => Transforms.Hessian(v => Value(a, v))(x);
}
