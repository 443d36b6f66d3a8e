// expect: quadratic-form AnalyticHessian failed
// mistake: diagonal only
// hint: only the second derivatives by the same variable: the mixed ones are missing
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class QuadraticForm
{
    public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x) =>
        0.5 * einsum("i,ij,j->", x, A, x) + dot(b, x) + c;

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x) => diag(A.diagonal());

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x) =>
        Transforms.Hessian(v => Value(A, b, c, v))(x);
}
