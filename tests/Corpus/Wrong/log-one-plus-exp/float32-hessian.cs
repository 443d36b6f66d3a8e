// expect: log-one-plus-exp AnalyticHessian failed
// mistake: float32 result
// hint: float32 where float64 is asked for
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LogOnePlusExp
{
    public static Tensor Value(Tensor a, Tensor x)
    {
        return nn.functional.softplus(torch.dot(a, x), 1, 40);
    }

    public static Tensor AnalyticGradient(Tensor a, Tensor x)
    {
        return a * torch.sigmoid(torch.dot(a, x));
    }

    public static Tensor AnalyticHessian(Tensor a, Tensor x)
    {
        var s = (float)(1 / (1 + Math.Exp(-a.dot(x).item<double>())));
        var n = (int)a.shape[0];
        var h = new float[n, n];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
                h[i, j] = s * (1 - s) * (float)a[i].item<double>() * (float)a[j].item<double>();
        return torch.tensor(h);
    }

    public static Tensor AutogradGradient(Tensor a, Tensor x)
    {
        var leaf = x.clone().requires_grad_();
        Value(a, leaf).backward();
        return leaf.grad!;
    }

    public static Tensor AutogradHessian(Tensor a, Tensor x)
    {
        var leaf = x.clone().requires_grad_();
        var g = autograd.grad([Value(a, leaf)], [leaf], create_graph: true, retain_graph: true)[0];
        return stack(g.unbind().Select(gi => autograd.grad([gi], [leaf], retain_graph: true)[0]));
    }
}
