// expect: quadratic-form AnalyticHessian failed
// mistake: upper triangle mirrored
// hint: the upper triangle is copied down instead of averaging the two
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
        var n = A.shape[0];
        var h = A.clone();
        for (var i = 0; i < n; i++)
            for (var j = 0; j < i; j++)
                h[i, j] = A[j, i];
        return h;
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x) =>
        Transforms.Hessian(v => Value(A, b, c, v))(x);
}
