// expect: quadratic-form AutogradHessian error
// mistake: graph detached (nested autograd.functional.jacobian)
// hint: results of functional.jacobian do not require a gradient, so it cannot be nested
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class QuadraticForm
{
    public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x) => 0.5 * x.dot(A.mv(x)) + b.dot(x) + c;

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x) => 0.5 * (A + A.T);

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        Func<Tensor, Tensor> f = v => Value(A, b, c, v).reshape(1);
        Func<Tensor, Tensor> gradient = v => autograd.functional.jacobian(f, v).reshape(-1);
        return autograd.functional.jacobian(gradient, x);
    }
}
