// expect: quadratic-form AutogradHessian failed
// mistake: wrong shape (1, n, n)
// hint: an extra dimension: the shape must be (n, n)
using Autodiff.Kit;
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
        var hessian = Transforms.Hessian(v => Value(A, b, c, v))(x);
        return hessian.unsqueeze(0);
    }
}
