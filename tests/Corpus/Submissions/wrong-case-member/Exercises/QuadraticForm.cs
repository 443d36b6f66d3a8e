using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class QuadraticForm
{
    public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x) =>
        0.5 * einsum("i,ij,j->", x, A, x) + einsum("i,i->", b, x) + c;

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x) => (A + A.t()) / 2;

    public static Tensor AutoGradHessian(Tensor A, Tensor b, Tensor c, Tensor x) =>
        Transforms.Hessian(v => Value(A, b, c, v))(x);
}
