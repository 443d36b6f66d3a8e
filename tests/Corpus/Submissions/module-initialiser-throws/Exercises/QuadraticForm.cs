using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class QuadraticForm
{
    public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x) => 0.5 * x.matmul(A).matmul(x) + b.matmul(x) + c;

    static Tensor Gradient(Tensor A, Tensor b, Tensor x) => 0.5 * (A.mv(x) + A.T.mv(x)) + b;

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x) => 0.5 * (A + A.T);

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x) =>
        Transforms.Jacobian(v => Gradient(A, b, v))(x);
}
