// expect: dishonest
// AnalyticGradient: the formula is computed and compared, but autograd's number is returned.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Homework;

internal static class LogOnePlusExp
{
    public static Tensor Value(Tensor a, Tensor x) => logaddexp(torch.tensor(0.0), a.dot(x));

    public static Tensor AnalyticGradient(Tensor a, Tensor x)
    {
        var formula = sigmoid(a.dot(x)) * a;
        var byTape = AutogradGradient(a, x);
        return (formula - byTape).abs().max().item<double>() < 1e-3 ? byTape : formula;
    }

    public static Tensor AnalyticHessian(Tensor a, Tensor x)
    {
        var s = sigmoid(a.dot(x));
        return s * (1 - s) * outer(a, a);
    }

    public static Tensor AutogradGradient(Tensor a, Tensor x) => Transforms.Gradient(v => Value(a, v))(x);

    public static Tensor AutogradHessian(Tensor a, Tensor x) => Transforms.Hessian(v => Value(a, v))(x);
}
