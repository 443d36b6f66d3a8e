// expect: least-squares Value,AutogradGradient failed
// mistake: Aᵀ(Ax + b) (in Value)
// hint: the residual in Value is Ax - b, not Ax + b
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LeastSquares
{
    public static Tensor Value(Tensor A, Tensor b, Tensor x)
    {
        var r = A.mv(x) + b;
        return 0.5 * r.dot(r);
    }

    public static Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x) => A.T.mv(A.mv(x) - b);

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x) => A.T.mm(A);

    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x) => Transforms.Gradient(v => Value(A, b, v))(x);

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x) => Transforms.Hessian(v => Value(A, b, v))(x);
}
