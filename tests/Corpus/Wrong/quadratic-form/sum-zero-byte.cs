// expect: quadratic-form AnalyticHessian failed
// mistake: `sum(0)` byte total
// hint: sum(0) takes the 0 for a data type: write sum(dim: 0)
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class QuadraticForm
{
    public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x) =>
        0.5 * einsum("i,ij,j->", x, A, x) + dot(b, x) + c;

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x) => stack([A, A.T]).sum(0) / 2;

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x) =>
        Transforms.Hessian(v => Value(A, b, c, v))(x);
}
