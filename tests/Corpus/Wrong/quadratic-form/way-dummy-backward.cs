// expect: quadratic-form AutogradHessian failed
// mistake: way: dummy `backward()` beside a closed form
// hint: backward() is called, but its result is not used
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
        x.requires_grad = true;
        var f = Value(A, b, c, x);
        f.backward();
        var gradient = x.grad;
        return 0.5 * (A + A.T);
    }
}
