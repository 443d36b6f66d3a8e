// attack: compiling/generic-variance
// layer: compiler process: time and memory
// expect: trace-product any
// Whether one type converts to the other is a question without an end (Kennedy and Pierce, 2007).
using System;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => trace(A.mm(X).mm(B));

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => A.T.mm(B.T);

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        X.requires_grad = true;
        trace(A.mm(X).mm(B)).backward();
        return X.grad!;
    }

    private static N<D<int>> Bomb(D<int> d) => d;
}

public interface N<in T> { }
public class D<T> : N<N<D<D<T>>>> { }
