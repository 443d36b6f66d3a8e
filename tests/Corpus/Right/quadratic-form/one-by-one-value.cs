// expect: quadratic-form full
// style: Column vectors and mm throughout: the value comes as (1, 1).
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class QuadraticForm
{
    public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        var column = x.reshape(-1, 1);
        var row = column.T;
        return 0.5 * row.mm(A).mm(column) + b.reshape(1, -1).mm(column) + c;
    }

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x) => 0.5 * A + 0.5 * A.T;

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x) =>
        Transforms.Hessian(v => Value(A, b, c, v).squeeze())(x);
}
