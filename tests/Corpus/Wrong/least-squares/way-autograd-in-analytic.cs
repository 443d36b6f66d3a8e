// expect: least-squares AnalyticGradient failed
// mistake: way: autograd in the analytic member
// hint: autograd is called; the analytic gradient must be a formula
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LeastSquares
{
    public static Tensor Value(Tensor A, Tensor b, Tensor x)
    {
        var r = A.mv(x) - b;
        return r.dot(r) / 2;
    }

    public static Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x)
    {
        var leaf = x.clone().requires_grad_();
        Value(A, b, leaf).backward();
        return leaf.grad!;
    }

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x)
    {
        return A.transpose(0, 1).mm(A);
    }

    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x)
    {
        x.requires_grad = true;
        Value(A, b, x).backward();
        return x.grad!;
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x)
    {
        x.requires_grad = true;
        var g = autograd.grad([Value(A, b, x)], [x], create_graph: true, retain_graph: true)[0];
        return stack(g.unbind().Select(gi => autograd.grad([gi], [x], retain_graph: true)[0]));
    }
}
