// expect: log-one-plus-exp full
// style: Three pieces by nested where, each fed with a number that it can bear.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LogOnePlusExp
{
    public static Tensor Value(Tensor a, Tensor x)
    {
        var z = a.dot(x);
        var (low, high) = (z < -37, z > 33);
        var middle = where(low.logical_or(high), zeros_like(z), z);
        var below = where(low, z, zeros_like(z));
        var above = where(high, z, full_like(z, 40));
        return where(low, exp(below), where(high, above + exp(-above), log1p(exp(middle))));
    }

    private static double Sigmoid(double z) => z switch
    {
        >= 0 => 1 / (1 + Math.Exp(-z)),
        _ => Math.Exp(z) / (1 + Math.Exp(z)),
    };

    public static Tensor AnalyticGradient(Tensor a, Tensor x) => a.mul(Sigmoid(a.dot(x).item<double>()));

    public static Tensor AnalyticHessian(Tensor a, Tensor x)
    {
        var z = a.dot(x).item<double>();
        return a.unsqueeze(1) * a * (Sigmoid(z) * Sigmoid(-z));
    }

    public static Tensor AutogradGradient(Tensor a, Tensor x) => Transforms.Gradient(v => Value(a, v))(x);

    public static Tensor AutogradHessian(Tensor a, Tensor x) => Transforms.Hessian(v => Value(a, v))(x);
}
