// attack: compiling/query-of-many-sources
// layer: compiler process: time and memory
// expect: trace-product any
// Every source nests another transparent identifier.
using System;
using System.Linq;
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

    private static object Bomb(int[] n) =>
        from x0 in n
        from x1 in n
        from x2 in n
        from x3 in n
        from x4 in n
        from x5 in n
        from x6 in n
        from x7 in n
        from x8 in n
        from x9 in n
        from x10 in n
        from x11 in n
        from x12 in n
        from x13 in n
        from x14 in n
        from x15 in n
        from x16 in n
        from x17 in n
        from x18 in n
        from x19 in n
        from x20 in n
        from x21 in n
        select x0 + x1 + x2 + x3 + x4 + x5 + x6 + x7 + x8 + x9 + x10 + x11 + x12 + x13 + x14 + x15 + x16 + x17 + x18 + x19 + x20 + x21;
}
