// expect: honest
// AutogradGradient,AutogradHessian: outer and inner derivative both come from autograd and are joined as the chain rule says.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LogOnePlusExp
{
    public static Tensor Value(Tensor a, Tensor x) => logaddexp(torch.tensor(0.0), a.dot(x));

    public static Tensor AnalyticGradient(Tensor a, Tensor x)
    {
        var z = torch.dot(a, x);
        return a * torch.sigmoid(z);
    }

    public static Tensor AnalyticHessian(Tensor a, Tensor x)
    {
        var z = torch.dot(a, x);
        return torch.sigmoid(z) * torch.sigmoid(-z) * torch.outer(a, a);
    }

    private static Tensor Outer(Tensor z) => -nn.functional.logsigmoid(-z);

    public static Tensor AutogradGradient(Tensor a, Tensor x) =>
        Transforms.Derivative(Outer, 1)(a.dot(x)) * Transforms.Gradient(v => a.dot(v))(x);

    public static Tensor AutogradHessian(Tensor a, Tensor x)
    {
        var inner = Transforms.Jacobian(v => a.dot(v))(x);
        return Transforms.Derivative(Outer, 2)(a.dot(x)) * inner.outer(inner);
    }
}
