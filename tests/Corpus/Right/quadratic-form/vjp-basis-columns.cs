// expect: quadratic-form full
// style: Pullback of the gradient along the rows of the identity.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class QuadraticForm
{
    public static Tensor Value(Tensor matrix, Tensor linear, Tensor constant, Tensor point) =>
        0.5 * point.inner(matrix.matmul(point)) + linear.inner(point) + constant;

    public static Tensor AnalyticHessian(Tensor matrix, Tensor linear, Tensor constant, Tensor point) =>
        stack([matrix, matrix.T]).mean([0]);

    public static Tensor AutogradHessian(Tensor matrix, Tensor linear, Tensor constant, Tensor point)
    {
        var (_, pullback) = Transforms.Vjp(Transforms.Gradient(p => Value(matrix, linear, constant, p)))(point);
        return stack(eye(point.shape[0], dtype: float64).unbind().Select(pullback).ToArray());
    }
}
