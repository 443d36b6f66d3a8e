// expect: least-squares full
// style: The analytic members in plain C# arrays, the value by outer product and trace.
using TorchSharp;
using static TorchSharp.torch;

namespace Homework;

public class LeastSquares
{
    private static double[] Numbers(Tensor t) => t.detach().contiguous().data<double>().ToArray();

    public static Tensor Value(Tensor A, Tensor b, Tensor x)
    {
        var r = A.mv(x) - b;
        return r.outer(r).trace() / 2;
    }

    public static Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x)
    {
        int m = (int)A.shape[0], n = (int)A.shape[1];
        double[] a = Numbers(A), rhs = Numbers(b), at = Numbers(x), g = new double[n];
        for (int i = 0; i < m; i++)
        {
            double r = -rhs[i];
            for (int j = 0; j < n; j++) r += a[i * n + j] * at[j];
            for (int j = 0; j < n; j++) g[j] += r * a[i * n + j];
        }
        return torch.tensor(g);
    }

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x)
    {
        int m = (int)A.shape[0], n = (int)A.shape[1];
        var a = Numbers(A);
        var h = new double[n, n];
        for (int i = 0; i < n; i++)
            for (int j = i; j < n; j++)
            {
                double sum = 0;
                for (int k = 0; k < m; k++) sum += a[k * n + i] * a[k * n + j];
                h[i, j] = h[j, i] = sum;
            }
        return torch.from_array(h);
    }

    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x)
    {
        var leaf = torch.tensor(Numbers(x), requires_grad: true);
        return autograd.grad([Value(A, b, leaf)], [leaf])[0];
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x)
    {
        var leaf = x.detach().clone().requires_grad_();
        var g = autograd.grad([Value(A, b, leaf)], [leaf], create_graph: true, retain_graph: true)[0];
        return stack(g.unbind().Select(gi => autograd.grad([gi], [leaf], retain_graph: true)[0]));
    }
}
