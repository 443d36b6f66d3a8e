// expect: quadratic-form AutogradHessian failed
// mistake: way: finite differences in an autograd member
// hint: differences of the value are not autograd, even where they are exact
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class QuadraticForm
{
    public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x) => 0.5 * x.dot(A.mv(x)) + b.dot(x) + c;

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x) => 0.5 * (A + A.T);

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        var n = (int)x.shape[0];
        var e = eye(n, dtype: float64);
        var h = new double[n, n];
        double F(Tensor v) => Value(A, b, c, v).item<double>();
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
                h[i, j] = (F(x + e[i] + e[j]) - F(x + e[i] - e[j]) - F(x - e[i] + e[j]) + F(x - e[i] - e[j])) / 4;
        return torch.tensor(h);
    }
}
