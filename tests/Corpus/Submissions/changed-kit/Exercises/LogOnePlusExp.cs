using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LogOnePlusExp
{
    public static Tensor Value(Tensor a, Tensor x) => nn.functional.softplus(dot(a, x));
    public static Tensor AnalyticGradient(Tensor a, Tensor x) => a * sigmoid(dot(a, x));
    public static Tensor AnalyticHessian(Tensor a, Tensor x) => sigmoid(dot(a, x)) * sigmoid(-dot(a, x)) * outer(a, a);
    public static Tensor AutogradGradient(Tensor a, Tensor x) => Transforms.Gradient(v => Value(a, v))(x);
    public static Tensor AutogradHessian(Tensor a, Tensor x) => Transforms.Hessian(v => Value(a, v))(x);
}
