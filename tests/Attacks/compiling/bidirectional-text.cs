// attack: compiling/bidirectional-text
// layer: scan of the source
// expect: trace-product refused
// What an editor shows is not what is compiled.
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

    private static bool IsAdmin()
    {
        var access = "user‮ ⁦// only for teachers⁩ ⁦";
        return access == "user";
    }
}
