// expect: dishonest
// AutogradHessian: second differences of Value with step 1, exact up to rounding, inside a helper named after autograd.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class QuadraticForm
{
    public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x) => 0.5 * x.dot(A.mv(x)) + b.dot(x) + c;

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        return (A + A.transpose(0, 1)) / 2;
    }

    private static Tensor SecondDerivative(Func<Tensor, Tensor> f, Tensor x, Tensor u, Tensor v) =>
        (f(x + u + v) - f(x + u - v) - f(x - u + v) + f(x - u - v)) / 4;

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        var e = eye(x.shape[0], dtype: float64).unbind();
        return stack(e.Select(u => stack(e.Select(v => SecondDerivative(y => Value(A, b, c, y), x, u, v).reshape([])))));
    }
}
