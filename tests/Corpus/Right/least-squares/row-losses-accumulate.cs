// expect: least-squares full
// style: One backward pass for each equation; .grad collects the gradient, a list the curvature.
using TorchSharp;
using static TorchSharp.torch;

public class LeastSquares
{
    private static IEnumerable<(Tensor Row, Tensor Target)> Equations(Tensor A, Tensor b) => A.unbind().Zip(b.unbind());

    private static Tensor HalfSquare(Tensor row, Tensor target, Tensor x) => (row.dot(x) - target).pow(2) / 2;

    public static Tensor Value(Tensor A, Tensor b, Tensor x) =>
        stack(Equations(A, b).Select(e => HalfSquare(e.Row, e.Target, x))).sum();

    public static Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x) =>
        Equations(A, b).Select(e => (e.Row.dot(x) - e.Target) * e.Row).Aggregate(zeros_like(x), (s, g) => s + g);

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x) =>
        Equations(A, b).Select(e => outer(e.Row, e.Row)).Aggregate((s, h) => s + h);

    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x)
    {
        var leaf = x.detach().clone().requires_grad_();
        foreach (var (row, target) in Equations(A, b)) HalfSquare(row, target, leaf).backward();
        return leaf.grad!;
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x)
    {
        var leaf = x.detach().clone().requires_grad_();
        var gradient = autograd.grad([Value(A, b, leaf)], [leaf], create_graph: true, retain_graph: true)[0];
        var rows = new Tensor[gradient.shape[0]];
        for (var i = 0; i < rows.Length; i++)
        {
            gradient[i].backward(retain_graph: true);
            rows[i] = leaf.grad!.clone();
            leaf.grad!.zero_();
        }
        return stack(rows);
    }
}
