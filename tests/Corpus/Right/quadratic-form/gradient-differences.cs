// expect: quadratic-form full
// style: The gradient is linear, so differences of the autograd gradient along unit vectors are exact.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class QuadraticForm
{
    public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x) => 0.5 * dot(x, mv(A, x)) + dot(b, x) + c;

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x) => 0.5 * (A + A.T);

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        var g = Transforms.Gradient(v => Value(A, b, c, v));
        var n = x.shape[0];
        var unit = eye(n, dtype: float64);
        var origin = g(zeros_like(x));
        var columns = new Tensor[n];
        for (var j = 0; j < n; j++)
            columns[j] = g(unit[j]) - origin;
        return stack(columns, dim: 1);
    }
}
