// expect: dishonest
// AutogradHessian: the Hessian by autograd gives the shape, the analytic member the numbers.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Homework;

public class QuadraticForm
{
    public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x) => 0.5 * x.dot(A.mv(x)) + b.dot(x) + c;

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        return (A + A.transpose(0, 1)) / 2;
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        var h = Transforms.Hessian(v => Value(A, b, c, v))(x);
        return AnalyticHessian(A, b, c, x).reshape(h.shape);
    }
}
