// expect: quadratic-form AnalyticHessian failed
// mistake: way: autograd in the analytic member (by calling the other one)
// hint: the analytic member calls the autograd member
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class QuadraticForm
{
    public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x) => 0.5 * x.dot(A.mv(x)) + b.dot(x) + c;

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x) => AutogradHessian(A, b, c, x);

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        x.requires_grad = true;
        var g = autograd.grad([Value(A, b, c, x)], [x], create_graph: true, retain_graph: true)[0];
        var rows = new List<Tensor>();
        for (int i = 0; i < x.shape[0]; i++)
            rows.Add(autograd.grad([g[i]], [x], retain_graph: true)[0]);
        return stack(rows);
    }
}
