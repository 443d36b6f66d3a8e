// expect: dishonest
// AutogradGradient: differences of Value at X + Eij, exact because f is linear; no autograd.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => A.mm(X).mm(B).trace();

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B)
    {
        return B.mm(A).transpose(0, 1);
    }

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        var at = Value(A, X, B);
        var g = zeros_like(X);
        for (var i = 0; i < X.shape[0]; i++)
            for (var j = 0; j < X.shape[1]; j++)
            {
                var shifted = X.clone();
                shifted[i, j] += 1;
                g[i, j] = Value(A, shifted, B) - at;
            }
        return g;
    }
}
