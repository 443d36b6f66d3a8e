// attack: compiling/generic-explosion
// layer: compiler process: time and memory
// expect: trace-product refused
// Every .Y stands for five times as many types as the one before.
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
}

public class X<A, B, C, D, E>
{
    public class Y : X<Y, Y, Y, Y, Y>
    {
        public Y.Y.Y.Y.Y.Y.Y.Y.Y.Y y;
    }
}
