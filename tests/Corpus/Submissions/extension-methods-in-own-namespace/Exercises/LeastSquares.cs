using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

internal static class Tape
{
    internal static Tensor First(Tensor y, Tensor x) => autograd.grad([y], [x], retain_graph: true, create_graph: true)[0];

    internal static Tensor Second(Tensor y, Tensor x) => stack(First(y, x).unbind().Select(g => First(g, x)));
}

public static class LeastSquares
{
    private sealed class Problem(Tensor a, Tensor b)
    {
        internal Tensor Objective(Tensor x) => (a.mv(x) - b).norm().square() / 2;
    }

    public static Tensor Value(Tensor A, Tensor b, Tensor x) => new Problem(A, b).Objective(x);

    public static Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x) => A.adjoint().matmul(A.matmul(x).subtract(b));

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x) => A.adjoint().matmul(A);

    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x)
    {
        x.requires_grad_();
        return Tape.First(new Problem(A, b).Objective(x), x);
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x)
    {
        x.requires_grad_();
        return Tape.Second(new Problem(A, b).Objective(x), x);
    }
}
