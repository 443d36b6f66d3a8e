using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LogOnePlusExp
{
    public static Tensor Value(Tensor a, Tensor x) => logaddexp(torch.tensor(0.0), a.dot(x));

    public static Tensor AnalyticGradient(Tensor a, Tensor x) => sigmoid(a.dot(x)) * a;

    public static Tensor AnalyticHessian(Tensor a, Tensor x)
    {
        var s = sigmoid(a.dot(x));
        return s * (1 - s) * outer(a, a);
    }

    public static Tensor AutogradGradient(Tensor a, Tensor x)
    {
        x.requires_grad = true;
        return autograd.grad([Value(a, x)], [x])[0];
    }

    public static Tensor AutogradHessian(Tensor a, Tensor x)
    {
        x.requires_grad = true;
        var g = autograd.grad([Value(a, x)], [x], create_graph: true, retain_graph: true)[0];
        var rows = new List<Tensor>();
        for (int i = 0; i < x.shape[0]; i++)
            rows.Add(autograd.grad([g[i]], [x], retain_graph: true)[0]);
        return stack(rows);
    }
}
