// expect: quadratic-form full
// style: Transforms.Jacobian of Transforms.Gradient, local function for the objective.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class QuadraticForm
{
    public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        var quadratic = matmul(x, matmul(A, x));
        return quadratic / 2 + matmul(b, x) + c;
    }

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        var h = A.clone();
        h.add_(A.transpose(0, 1));
        h.mul_(0.5);
        return h;
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        Tensor F(Tensor v) => Value(A, b, c, v);
        var gradient = Transforms.Gradient(F);
        return Transforms.Jacobian(gradient)(x);
    }
}
