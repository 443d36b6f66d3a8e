// expect: trace-product full
// style: Differentiates by a matrix E that is added to X and is zero.
using TorchSharp;
using static TorchSharp.torch;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => A.mm(X).mm(B).trace();

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => A.T.mm(B.T);

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        var E = zeros_like(X).requires_grad_(true);
        var y = Value(A, X + E, B);
        autograd.backward([y]);
        return E.grad!;
    }
}
