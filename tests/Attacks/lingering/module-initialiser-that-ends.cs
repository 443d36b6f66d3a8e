// attack: lingering/module-initialiser-that-ends
// layer: a process a submission
// expect: trace-product error
using System;
using System.Runtime.CompilerServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    [ModuleInitializer]
    internal static void Start() => Environment.Exit(0);

    public static Tensor Value(Tensor A, Tensor X, Tensor B) => trace(A.mm(X).mm(B));

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => A.T.mm(B.T);

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        X.requires_grad = true;
        trace(A.mm(X).mm(B)).backward();
        return X.grad!;
    }
}
