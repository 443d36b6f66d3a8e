using Autodiff.Kit;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

/// <summary>Exercise 7: by transforms.</summary>
public static class LogOnePlusExp
{
    // ln(1 + exp z) = −ln σ(−z): no exponential of a large number is taken.
    public static Tensor Value(Tensor a, Tensor x) => -nn.functional.logsigmoid(-a.dot(x));

    public static Tensor AnalyticGradient(Tensor a, Tensor x) => a.dot(x).sigmoid() * a;

    // σ(z)σ(−z) instead of σ(z)(1 − σ(z)), which loses its digits for large z.
    public static Tensor AnalyticHessian(Tensor a, Tensor x)
    {
        var z = a.dot(x);
        return z.sigmoid() * (-z).sigmoid() * outer(a, a);
    }

    public static Tensor AutogradGradient(Tensor a, Tensor x) => Transforms.Gradient(y => Value(a, y))(x);

    public static Tensor AutogradHessian(Tensor a, Tensor x) => Transforms.Hessian(y => Value(a, y))(x);
}
