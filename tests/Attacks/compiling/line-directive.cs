// attack: compiling/line-directive
// layer: paths in diagnostics are only words
// expect: trace-product full
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

    private static int Spare()
    {
    #line 1 "/etc/passwd"
        return 1;
    #line default
    }
}
