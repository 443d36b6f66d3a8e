// expect: log-one-plus-exp Value,AutogradGradient,AutogradHessian failed
// mistake: z itself from 17 on, where exp(-z) still counts
// hint: the linear branch begins too early: at 17 the term it drops is 4e-8
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LogOnePlusExp
{
    public static Tensor Value(Tensor a, Tensor x)
    {
        var z = dot(a, x);
        var large = z > 17;
        var safe = where(large, zeros_like(z), z);
        return where(large, z, log1p(exp(safe)));
    }

    public static Tensor AnalyticGradient(Tensor a, Tensor x)
    {
        var z = dot(a, x);
        var e = exp(-abs(z));
        return where(z >= 0, 1 / (1 + e), e / (1 + e)) * a;
    }

    public static Tensor AnalyticHessian(Tensor a, Tensor x)
    {
        var e = exp(-abs(dot(a, x)));
        return e / (1 + e).square() * outer(a, a);
    }

    public static Tensor AutogradGradient(Tensor a, Tensor x)
    {
        var (value, pullback) = Transforms.Vjp(v => Value(a, v))(x);
        return pullback(ones_like(value));
    }

    public static Tensor AutogradHessian(Tensor a, Tensor x)
    {
        var pullback = Transforms.Vjp(Transforms.Gradient(v => Value(a, v)))(x).Pullback;
        return stack(eye(x.shape[0], dtype: float64).unbind().Select(pullback));
    }
}
