// expect: log-one-plus-exp AutogradHessian failed
// mistake: gradient not zeroed
// hint: .grad accumulates from row to row: clear it before each backward
using Autodiff.Kit;
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

    public static Tensor AutogradGradient(Tensor a, Tensor x) => Transforms.Gradient(v => Value(a, v))(x);

    public static Tensor AutogradHessian(Tensor a, Tensor x)
    {
        var leaf = x.clone().requires_grad_();
        var g = autograd.grad([Value(a, leaf)], [leaf], create_graph: true, retain_graph: true)[0];
        var rows = new List<Tensor>();
        foreach (var gi in g.unbind())
        {
            gi.backward(retain_graph: true);
            rows.Add(leaf.grad!.clone());
        }
        return stack(rows);
    }
}
