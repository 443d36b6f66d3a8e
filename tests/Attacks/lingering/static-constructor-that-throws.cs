// attack: lingering/static-constructor-that-throws
// layer: a process a submission
// expect: trace-product error
using System;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    static TraceProduct() => throw new InvalidOperationException("not today");

    public static Tensor Value(Tensor A, Tensor X, Tensor B) => trace(A.mm(X).mm(B));

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => A.T.mm(B.T);

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B) => A.T.mm(B.T);
}
