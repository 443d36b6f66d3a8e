// expect: quadratic-form full
// style: Extension methods, a value of shape (1), dispose scope.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

internal static class TensorExtensions
{
    public static Tensor Bilinear(this Tensor matrix, Tensor left, Tensor right) => left.unsqueeze(0).mm(matrix).mv(right);

    public static Tensor Derivative(this Tensor y, Tensor x) =>
        autograd.grad([y], [x], [ones_like(y)], retain_graph: true, create_graph: true)[0];
}

public static class QuadraticForm
{
    public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x) =>
        A.Bilinear(x, x) / 2 + (b * x).sum(0, keepdim: true) + c;

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x) => (A + A.transpose(-1, -2)) / 2;

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        using var scope = NewDisposeScope();
        var v = x.clone().requires_grad_();
        var g = Value(A, b, c, v).Derivative(v);
        Tensor[] rows = [.. g.unbind().Select(component => component.Derivative(v))];
        return stack(rows).detach().MoveToOuterDisposeScope();
    }
}
