using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LeastSquares
{
    public static Tensor Value(Tensor A, Tensor b, Tensor x) => 0.5 * (A.mv(x) - b).square().sum();
    public static Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x) => A.T.mv(A.mv(x) - b);
    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x) => A.T.mm(A);
    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x) => Local.D(Value(A, b, x.requires_grad_()), x);
    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x) => stack(AutogradGradient(A, b, x).unbind().Select(g => Local.D(g, x)));
}

file static class Local
{
    public static Tensor D(Tensor y, Tensor x) => autograd.grad([y], [x], retain_graph: true, create_graph: true)[0];
}
