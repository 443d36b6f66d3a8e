using MathNet.Numerics;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LogOnePlusExp
{
    static double Sigma(Tensor a, Tensor x) => SpecialFunctions.Logistic(a.dot(x).item<double>());

    public static Tensor Value(Tensor a, Tensor x) => torch.tensor(-Math.Log(Sigma(-a, x)));

    public static Tensor AnalyticGradient(Tensor a, Tensor x) => Sigma(a, x) * a;

    public static Tensor AnalyticHessian(Tensor a, Tensor x) => Sigma(a, x) * Sigma(-a, x) * outer(a, a);

    public static Tensor AutogradGradient(Tensor a, Tensor x) => Sigma(a, x) * a;

    public static Tensor AutogradHessian(Tensor a, Tensor x) => Sigma(a, x) * Sigma(-a, x) * outer(a, a);
}
