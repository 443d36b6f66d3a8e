using MyTools;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LogOnePlusExp
{
    public static Tensor Value(Tensor a, Tensor x) => -nn.functional.logsigmoid(-a.dot(x));
    public static Tensor AnalyticGradient(Tensor a, Tensor x) => sigmoid(a.dot(x)) * a;
    public static Tensor AnalyticHessian(Tensor a, Tensor x) => sigmoid(a.dot(x)) * sigmoid(-a.dot(x)) * outer(a, a);
    public static Tensor AutogradGradient(Tensor a, Tensor x) => Tape.Grad(v => Value(a, v), x);
    public static Tensor AutogradHessian(Tensor a, Tensor x) => Tape.Hess(v => Value(a, v), x);
}
