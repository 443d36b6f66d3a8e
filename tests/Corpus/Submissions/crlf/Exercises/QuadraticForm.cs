using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class QuadraticForm
{
    public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        var q = A.mv(x).mul_(0.5).add_(b);
        return q.dot(x).add_(c);
    }

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        A.add_(A.T.clone()).div_(2);
        return A.T;
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        A.detach_();
        x.requires_grad_();
        var f = 0.5 * x.dot(A.mv(x)) + b.dot(x) + c;
        var g = autograd.grad([f], [x], create_graph: true, retain_graph: true)[0];
        var h = empty(x.shape[0], x.shape[0], dtype: float64);
        for (var i = 0; i < x.shape[0]; i++)
            h[TensorIndex.Colon, i] = autograd.grad([g[i]], [x], retain_graph: true)[0];
        return h;
    }
}
