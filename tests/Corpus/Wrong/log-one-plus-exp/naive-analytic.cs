// expect: log-one-plus-exp AnalyticGradient,AnalyticHessian failed
// mistake: NaN at large z (exp z / (1 + exp z))
// hint: infinity over infinity for z > 709: use the sigmoid
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LogOnePlusExp
{
    public static Tensor Value(Tensor a, Tensor x) => logaddexp(torch.tensor(0.0), a.dot(x));

    public static Tensor AnalyticGradient(Tensor a, Tensor x)
    {
        var e = exp(a.dot(x));
        return e / (1 + e) * a;
    }

    public static Tensor AnalyticHessian(Tensor a, Tensor x)
    {
        var e = exp(a.dot(x));
        return e / (1 + e).square() * outer(a, a);
    }

    public static Tensor AutogradGradient(Tensor a, Tensor x) => Transforms.Gradient(v => Value(a, v))(x);

    public static Tensor AutogradHessian(Tensor a, Tensor x) => Transforms.Hessian(v => Value(a, v))(x);
}
