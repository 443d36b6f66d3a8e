// expect: quadratic-form full
// style: Hessian-vector products: the gradient of ⟨∇f, v⟩, for unit vectors v, columns by cat.
using TorchSharp;
using static TorchSharp.torch;

namespace Homework;

public static class QuadraticForm
{
    public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        var quadratic = torch.dot(x, torch.mv(A, x));
        return quadratic / 2 + torch.dot(b, x) + c;
    }

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x) => 0.5 * (A + A.T);

    private static Tensor HessianVector(Func<Tensor, Tensor> f, Tensor x, Tensor direction)
    {
        var leaf = x.detach().clone().requires_grad_();
        f(leaf).backward(create_graph: true, retain_graph: true);
        var slope = leaf.grad!.dot(direction);
        leaf.grad = null;
        slope.backward();
        return leaf.grad!;
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        var n = x.shape[0];
        var columns = new List<Tensor>();
        foreach (var direction in eye(n, dtype: float64).unbind())
            columns.Add(HessianVector(v => Value(A, b, c, v), x, direction).reshape(n, 1));
        return cat(columns, 1);
    }
}
