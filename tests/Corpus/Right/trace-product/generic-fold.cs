// expect: trace-product full
// style: A generic helper and extension methods, optional parameter, overload.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class MatrixExtensions
{
    public static Tensor Times(this Tensor left, Tensor right) => left.mm(right);

    public static TResult Pipe<TSource, TResult>(this TSource source, Func<TSource, TResult> f) => f(source);
}

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => Value(A, X, B, 1.0);

    public static Tensor Value(Tensor A, Tensor X, Tensor B, double scale) =>
        A.Times(X).Times(B).Pipe(trace).Pipe(t => t * scale);

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => A.T.Times(B.T);

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B, bool keepGraph = false) =>
        X.detach().requires_grad_().Pipe(leaf => autograd.grad([Value(A, leaf, B)], [leaf], create_graph: keepGraph, retain_graph: keepGraph)[0]);
}
