// expect: quadratic-form full
// style: The symmetric part is formed before anything else; an equal function is differentiated.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class QuadraticForm
{
    private static Tensor Symmetric(Tensor A) => (A + A.mT) / 2;

    public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        var S = Symmetric(A);
        return x.dot(S.mv(x)) / 2 + b.dot(x) + c;
    }

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x) => Symmetric(A);

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x) =>
        Transforms.Jacobian(Transforms.Gradient(v => Value(A, b, c, v)))(x);
}
