// expect: quadratic-form full
// style: functional.jacobian outside, the kit's Gradient inside.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Homework;

internal static class QuadraticForm
{
    public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x) =>
        nn.functional.bilinear(x.unsqueeze(0), x.unsqueeze(0), A.unsqueeze(0)).reshape([]) / 2 + b.dot(x) + c;

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x) => addmm(A, eye(A.shape[0], dtype: float64), A.T, 0.5f, 0.5f);

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        Func<Tensor, Tensor> gradient = Transforms.Gradient(v => Value(A, b, c, v));
        return autograd.functional.jacobian(gradient, x);
    }
}
