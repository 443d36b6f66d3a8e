// expect: trace-product full
// style: tr(AXB) = tr(BAX): the smaller product first; spans in the analytic gradient.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => B.mm(A).mm(X).trace();

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B)
    {
        int k = (int)A.shape[0], n = (int)A.shape[1], p = (int)B.shape[0];
        double[] a = A.contiguous().data<double>().ToArray(), b = B.contiguous().data<double>().ToArray();
        var g = new double[n, p];
        for (var i = 0; i < n; i++)
            for (var j = 0; j < p; j++)
            {
                var sum = 0.0;
                for (var l = 0; l < k; l++) sum += a[l * n + i] * b[j * k + l];
                g[i, j] = sum;
            }
        return torch.tensor(g);
    }

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        var pullback = Transforms.Vjp(Y => B.mm(A).mm(Y))(X).Pullback;
        return pullback(eye(B.shape[0], dtype: float64));
    }
}
