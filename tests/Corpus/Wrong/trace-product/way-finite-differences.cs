// expect: trace-product AutogradGradient failed
// mistake: way: finite differences in an autograd member
// hint: differences are not autograd, even where they are exact
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => trace(A.mm(X).mm(B));

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => A.T.mm(B.T);

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        var g = zeros_like(X);
        for (long i = 0; i < X.shape[0]; i++)
            for (long j = 0; j < X.shape[1]; j++)
            {
                var step = zeros_like(X);
                step[i, j] = 1;
                g[i, j] = (Value(A, X + step, B) - Value(A, X - step, B)) / 2;
            }
        return g;
    }
}
