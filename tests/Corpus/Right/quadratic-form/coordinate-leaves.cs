// expect: quadratic-form full
// style: One leaf for each coordinate, stacked; second derivatives entry by entry.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

internal static class QuadraticForm
{
    public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x) => 0.5 * x.dot(A.mv(x)) + b.dot(x) + c;

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        ReadOnlySpan<double> a = A.detach().contiguous().data<double>().ToArray();
        var n = (int)A.shape[0];
        Span<double> h = new double[n * n];
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++)
                h[i * n + j] = 0.5 * (a[i * n + j] + a[j * n + i]);
        return torch.tensor(h.ToArray()).reshape(n, n);
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        var coordinates = x.detach().unbind().Select(t => t.clone().requires_grad_()).ToArray();
        var value = Value(A, b, c, stack(coordinates));
        var gradient = autograd.grad([value], coordinates, create_graph: true, retain_graph: true);
        return stack(gradient.Select(g => stack(autograd.grad([g], coordinates, retain_graph: true))));
    }
}
