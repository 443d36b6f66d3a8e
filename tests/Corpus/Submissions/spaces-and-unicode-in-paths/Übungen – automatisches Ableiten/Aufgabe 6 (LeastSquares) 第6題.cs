using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LeastSquares
{
    public static Tensor Value(Tensor A, Tensor b, Tensor x) => (A.matmul(x) - b).square().sum() / 2;
    public static Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x) => A.T.matmul(A.matmul(x) - b);
    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x) => A.T.matmul(A);
    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x) => Transforms.Gradient(v => Value(A, b, v))(x);
    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x) => Transforms.Hessian(v => Value(A, b, v))(x);
}
