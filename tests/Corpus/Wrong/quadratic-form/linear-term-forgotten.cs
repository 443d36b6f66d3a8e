// expect: quadratic-form Value failed
// mistake: bᵀx forgotten in Value
// hint: the linear term is missing; the Hessian does not show it
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class QuadraticForm
{
    public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        var quadratic = torch.matmul(x, torch.matmul(A, x));
        return 0.5 * quadratic + c;
    }

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x) => 0.5 * (A + A.T);

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
