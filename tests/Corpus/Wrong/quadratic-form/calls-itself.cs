// expect: quadratic-form AutogradHessian error
// mistake: stack overflow (infinite recursion)
// hint: the member calls itself without end
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class QuadraticForm
{
    public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x) => 0.5 * x.dot(A.mv(x)) + b.dot(x) + c;

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x) => 0.5 * (A + A.T);

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x, bool symmetric = true)
    {
        var h = AutogradHessian(A, b, c, x.detach().requires_grad_(), symmetric);
        return symmetric ? 0.5 * (h + h.T) : h;
    }
}
