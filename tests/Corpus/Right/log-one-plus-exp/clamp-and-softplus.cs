// expect: log-one-plus-exp full
// style: clamp(min: 0) + softplus of minus abs(z), which never meets the threshold.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Homework;

public static class LogOnePlusExp
{
    public static Tensor Value(Tensor a, Tensor x)
    {
        var z = torch.inner(a, x);
        return z.clamp(min: 0.0) + nn.functional.softplus(-z.abs());
    }

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

    public static Tensor AutogradGradient(Tensor a, Tensor x)
    {
        x.requires_grad_(true);
        using var value = Value(a, x);
        value.backward();
        return x.grad!.detach().clone();
    }

    public static Tensor AutogradHessian(Tensor a, Tensor x)
    {
        var product = Transforms.Jvp(Transforms.Gradient(v => Value(a, v)));
        var n = (int)x.shape[0];
        var hessian = zeros(n, n, dtype: float64);
        for (var j = 0; j < n; j++)
        {
            var e = zeros(n, dtype: float64);
            e[j] = 1;
            hessian[TensorIndex.Colon, j] = product(x, e).Tangent;
        }
        return hessian;
    }
}
