// expect: honest
// AutogradHessian: differentiated at zero instead of x: the Hessian is the same everywhere.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public class LeastSquares
{
    public static Tensor Value(Tensor A, Tensor b, Tensor x)
    {
        var r = A.mv(x) - b;
        return r.dot(r) / 2;
    }

    public static Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x) => A.T.mv(A.mv(x) - b);

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x) => A.T.mm(A);

    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x)
    {
        var leaf = x.detach().clone().requires_grad_();
        Value(A, b, leaf).backward();
        return leaf.grad!;
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x) =>
        Transforms.Hessian(v => Value(A, b, v))(zeros_like(x));
}
