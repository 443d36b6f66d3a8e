// expect: least-squares AutogradGradient failed
// mistake: way: finite differences in an autograd member
// hint: differences are not autograd, even where they are exact
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
        var e = eye(x.shape[0], dtype: float64);
        return stack(e.unbind().Select(d => (Value(A, b, x + d) - Value(A, b, x - d)) / 2));
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x) => Transforms.Hessian(v => Value(A, b, v))(x);
}
