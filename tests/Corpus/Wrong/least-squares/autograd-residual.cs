// expect: least-squares AutogradGradient failed
// mistake: the residual
// hint: differentiated with respect to the residual, not to x
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LeastSquares
{
    public static Tensor Value(Tensor A, Tensor b, Tensor x) => 0.5 * (A.mv(x) - b).square().sum();

    public static Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x) => A.T.mv(A.mv(x) - b);

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x) => A.T.mm(A);

    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x)
    {
        var r = (A.mv(x) - b).detach().requires_grad_();
        var f = 0.5 * r.dot(r);
        f.backward();
        return r.grad!;
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x) => Transforms.Hessian(v => Value(A, b, v))(x);
}
