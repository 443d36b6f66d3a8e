// expect: quadratic-form AutogradHessian error
// mistake: throws (float32 identity against float64)
// hint: eye() is float32 unless told otherwise: pass dtype: float64
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class QuadraticForm
{
    public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x) =>
        0.5 * einsum("i,ij,j->", x, A, x) + dot(b, x) + c;

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        return (A + A.transpose(0, 1)) / 2;
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        var gradient = Transforms.Gradient(v => Value(A, b, c, v));
        var h = Transforms.Jacobian(gradient)(x);
        return h.mm(eye(x.shape[0]));
    }
}
