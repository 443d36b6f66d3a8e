// expect: log-one-plus-exp full
// style: nn.Softplus with a threshold of 50 as a static module.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Homework;

public static class LogOnePlusExp
{
    private static readonly nn.Module<Tensor, Tensor> softplus = nn.Softplus(1, 50);

    public static Tensor Value(Tensor a, Tensor x) => softplus.call(a.dot(x));

    public static Tensor AnalyticGradient(Tensor a, Tensor x)
    {
        var z = torch.dot(a, x);
        return a * torch.sigmoid(z);
    }

    public static Tensor AnalyticHessian(Tensor a, Tensor x)
    {
        var s = sigmoid(a.dot(x));
        return s * (1 - s) * outer(a, a);
    }

    public static Tensor AutogradGradient(Tensor a, Tensor x)
    {
        var leaf = x.detach().clone().requires_grad_();
        Value(a, leaf).backward();
        return leaf.grad!;
    }

    public static Tensor AutogradHessian(Tensor a, Tensor x) => Transforms.Hessian(v => Value(a, v))(x);
}
