// expect: log-one-plus-exp full
// style: z − logsigmoid(z), rows of the Hessian by grad_outputs.
using TorchSharp;
using static TorchSharp.torch;

namespace Homework;

internal static class LogOnePlusExp
{
    public static Tensor Value(Tensor a, Tensor x)
    {
        var z = (a * x).sum();
        return z - nn.functional.logsigmoid(z);
    }

    public static Tensor AnalyticGradient(Tensor a, Tensor x)
    {
        var z = torch.dot(a, x);
        return a * torch.sigmoid(z);
    }

    public static Tensor AnalyticHessian(Tensor a, Tensor x)
    {
        var half = (a * x).sum() / 2;
        var sech = 1 / half.cosh();
        return a.outer(a) * (sech / 2).square();
    }

    public static Tensor AutogradGradient(Tensor a, Tensor x)
    {
        var leaf = x.detach().clone().requires_grad_();
        Value(a, leaf).backward();
        return leaf.grad!;
    }

    public static Tensor AutogradHessian(Tensor a, Tensor x)
    {
        var leaf = x.detach().requires_grad_();
        var gradient = autograd.grad([Value(a, leaf)], [leaf], create_graph: true, retain_graph: true)[0];
        var basis = eye(x.shape[0], dtype: float64);
        var rows = new List<Tensor>();
        foreach (var unit in basis.unbind())
            rows.Add(autograd.grad([gradient], [leaf], [unit], retain_graph: true)[0]);
        return vstack(rows);
    }
}
