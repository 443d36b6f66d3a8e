// expect: least-squares full
// style: Residual, tape, one row of the Hessian after the other.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LeastSquares
{
    public static Tensor Value(Tensor A, Tensor b, Tensor x)
    {
        var r = A.mv(x) - b;
        return 0.5 * r.dot(r);
    }

    public static Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x) => A.T.mv(A.mv(x) - b);

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x) => A.T.mm(A);

    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x)
    {
        x.requires_grad = true;
        return autograd.grad([Value(A, b, x)], [x])[0];
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x)
    {
        x.requires_grad = true;
        var g = autograd.grad([Value(A, b, x)], [x], create_graph: true, retain_graph: true)[0];
        var n = x.shape[0];
        var h = zeros(n, n, dtype: float64);
        for (var i = 0; i < n; i++)
            h[i] = autograd.grad([g[i]], [x], retain_graph: true)[0];
        return h;
    }
}
