// expect: quadratic-form full
// style: ½⟨A, xxᵀ⟩ as an elementwise sum; the analytic Hessian by addition of halves in place.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

internal static class QuadraticForm
{
    public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x) =>
        (A * x.outer(x)).sum() / 2 + (b * x).sum() + c;

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        var hessian = zeros_like(A);
        hessian.add_(A, alpha: 0.5);
        hessian.add_(A.T, alpha: 0.5);
        return hessian;
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        var leaf = x.clone().requires_grad_();
        var gradient = autograd.grad([Value(A, b, c, leaf)], [leaf], create_graph: true, retain_graph: true)[0];
        var hessian = empty(x.shape[0], x.shape[0], dtype: float64);
        for (int i = 0; i < x.shape[0]; i++)
        {
            var unit = zeros_like(gradient).detach();
            unit[i] = 1.0;
            hessian[i].copy_(autograd.grad([gradient], [leaf], [unit], retain_graph: true)[0]);
        }
        return hessian;
    }
}
