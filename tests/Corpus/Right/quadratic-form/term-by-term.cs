// expect: quadratic-form full
// style: Three terms, three Hessians by the kit, added up.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class QuadraticForm
{
    private static Tensor Quadratic(Tensor A, Tensor x) => 0.5 * x.dot(A.mv(x));

    private static Tensor Linear(Tensor b, Tensor x) => b.dot(x);

    private static Tensor Constant(Tensor c, Tensor x) => c + 0 * x.sum();

    public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x) => Quadratic(A, x) + Linear(b, x) + Constant(c, x);

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        return (A + A.transpose(0, 1)) / 2;
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        Func<Tensor, Tensor>[] terms = [v => Quadratic(A, v), v => Linear(b, v), v => Constant(c, v)];
        return terms.Select(term => Transforms.Hessian(term)(x)).Aggregate((sum, h) => sum + h);
    }
}
