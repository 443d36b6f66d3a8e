// expect: quadratic-form AutogradHessian failed
// mistake: way: closed form times a unit gradient `u.sum()`
// hint: the closed form is multiplied by a gradient that is always one
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class QuadraticForm
{
    public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x) =>
        0.5 * einsum("i,ij,j->", x, A, x) + dot(b, x) + c;

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        return (A + A.transpose(0, 1)) / 2;
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        var u = x.clone().requires_grad_();
        var ones = autograd.grad([u.sum()], [u])[0];
        return 0.5 * (A + A.T) * ones;
    }
}
