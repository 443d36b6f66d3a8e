// expect: quadratic-form full
// style: A tape gradient inside autograd.functional.jacobian.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class QuadraticForm
{
    public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x) => (x * A.mv(x)).sum() * 0.5 + (b * x).sum() + c;

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x) => A.add(A.mT).mul(0.5);

    private static Tensor Slope(Tensor A, Tensor b, Tensor c, Tensor x) =>
        autograd.grad([Value(A, b, c, x)], [x], retain_graph: true, create_graph: true)[0];

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        Func<Tensor, Tensor> slope = v => Slope(A, b, c, v);
        return torch.autograd.functional.jacobian(slope, x);
    }
}
