using static TorchSharp.torch;

namespace Autodiff.Exercises;

/// <summary>Exercise 6: the Hessian as the Jacobian of the gradient, each row by a unit vector in grad_outputs.</summary>
public static class LeastSquares
{
    // The sum of squares, not norm() squared, whose second derivative is undefined where the residual is zero.
    public static Tensor Value(Tensor A, Tensor b, Tensor x) => 0.5 * (A.mv(x) - b).pow(2).sum();

    public static Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x) => A.t().mv(A.mv(x) - b);

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x) => A.t().mm(A);

    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x)
    {
        var point = x.detach().clone().requires_grad_();
        return autograd.grad([Value(A, b, point)], [point])[0];
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x)
    {
        var point = x.detach().clone().requires_grad_();
        var gradient = autograd.grad([Value(A, b, point)], [point], retain_graph: true, create_graph: true)[0];
        var basis = eye(point.shape[0], dtype: ScalarType.Float64);
        return stack([.. Enumerable.Range(0, (int)point.shape[0])
            .Select(i => autograd.grad([gradient], [point], [basis[i]], retain_graph: true)[0])]);
    }
}
