// expect: quadratic-form full
// style: Hessian-vector products by Jvp of the gradient.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

internal static class QuadraticForm
{
    public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x) => x.dot(A.mv(x)) / 2 + b.dot(x) + c;

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x) => lerp(A, A.T, torch.tensor(0.5));

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        var jvp = Transforms.Jvp(Transforms.Gradient(v => Value(A, b, c, v)));
        var identity = eye(x.NumberOfElements, dtype: float64);
        var columns = from j in Enumerable.Range(0, (int)x.NumberOfElements) select jvp(x, identity[j]).Tangent;
        return stack(columns).T;
    }
}
