using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LogOnePlusExp
{
    private static Tensor Z(Tensor a, Tensor x) => (a * x).sum();

    public static Tensor Value(Tensor a, Tensor x) => -nn.functional.logsigmoid(-Z(a, x));

    public static Tensor AnalyticGradient(Tensor a, Tensor x) => Z(a, x).sigmoid().mul(a);

    public static Tensor AnalyticHessian(Tensor a, Tensor x)
    {
        var z = Z(a, x);
        return einsum("i,j->ij", a, a) * z.sigmoid() * (-z).sigmoid();
    }

    public static Tensor AutogradGradient(Tensor a, Tensor x) => Transforms.Gradient(v => Value(a, v))(x);

    public static Tensor AutogradHessian(Tensor a, Tensor x) => Transforms.Jacobian(v => AutogradGradient(a, v))(x);
}
