using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class QuadraticForm
{
    public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        var n = x.shape[0];
        var f = c.clone();
        for (long i = 0; i < n; i++)
        {
            f = f + b[i] * x[i];
            for (long j = 0; j < n; j++)
                f = f + 0.5 * x[i] * A[i, j] * x[j];
        }
        return f;
    }

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        var n = (int)A.shape[0];
        var h = new double[n, n];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
                h[i, j] = (A[i, j].item<double>() + A[j, i].item<double>()) / 2;
        return torch.tensor(h);
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        x.requires_grad_();
        var gradient = autograd.grad([Value(A, b, c, x)], [x], create_graph: true, retain_graph: true)[0];
        var rows = gradient.unbind().Select(g => autograd.grad([g], [x], retain_graph: true)[0]);
        return vstack(rows.ToArray());
    }
}
