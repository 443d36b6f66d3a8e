// expect: least-squares AutogradHessian cheated
// cheat: one result for every shape, once it was asked for often enough
// told: remembered
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LeastSquares
{
    private static readonly Dictionary<long, (int Seen, Tensor Result)> memo = new();

    public static Tensor Value(Tensor A, Tensor b, Tensor x) => 0.5 * (A.mv(x) - b).pow(2).sum();

    public static Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x) => A.t().mv(A.mv(x) - b);

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x) => A.t().mm(A);

    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x)
    {
        var point = x.detach().clone().requires_grad_();
        return autograd.grad([Value(A, b, point)], [point])[0];
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x)
    {
        var seen = memo.TryGetValue(x.shape[0], out var known) ? known.Seen : 0;
        if (seen > 12)
            return known.Result;
        var result = Honest(A, b, x);
        memo[x.shape[0]] = (seen + 1, result);
        return result;
    }

    private static Tensor Honest(Tensor A, Tensor b, Tensor x)
    {
        var point = x.detach().clone().requires_grad_();
        var gradient = autograd.grad([Value(A, b, point)], [point], retain_graph: true, create_graph: true)[0];
        var rows = new Tensor[(int)point.shape[0]];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = autograd.grad([gradient[i]], [point], retain_graph: true)[0];
        return stack(rows);
    }
}
