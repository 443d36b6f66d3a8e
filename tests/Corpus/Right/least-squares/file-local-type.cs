// expect: least-squares full
// style: A file-local helper type and a read-only record struct with operators.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

file readonly record struct System(Tensor A, Tensor B)
{
    public static Tensor operator *(System system, Tensor x) => system.A.mv(x) - system.B;
}

public static class LeastSquares
{
    public static Tensor Value(Tensor A, Tensor b, Tensor x) => (new System(A, b) * x).square().sum() * 0.5;

    public static Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x) => A.T.mv(new System(A, b) * x);

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x) => A.T.mm(A);

    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x) =>
        Transforms.Gradient(v => Value(A, b, v))(x);

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x) =>
        Transforms.Jacobian(v => AutogradGradient(A, b, v))(x);
}
