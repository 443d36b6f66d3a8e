// expect: dishonest
// AutogradHessian: the outer product of autograd's gradient of the scalar product; the curvature σ(1 − σ) is written by hand.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

public static class LogOnePlusExp
{
    public static Tensor Value(Tensor a, Tensor x)
    {
        return -nn.functional.logsigmoid(-torch.dot(a, x));
    }

    public static Tensor AnalyticGradient(Tensor a, Tensor x) => sigmoid(a.dot(x)) * a;

    public static Tensor AnalyticHessian(Tensor a, Tensor x)
    {
        var z = torch.dot(a, x);
        return torch.sigmoid(z) * torch.sigmoid(-z) * torch.outer(a, a);
    }

    public static Tensor AutogradGradient(Tensor a, Tensor x) => Transforms.Gradient(v => Value(a, v))(x);

    public static Tensor AutogradHessian(Tensor a, Tensor x)
    {
        var inner = Transforms.Gradient(v => a.dot(v))(x);
        var s = sigmoid(a.dot(x));
        return s * (1 - s) * inner.outer(inner);
    }
}
