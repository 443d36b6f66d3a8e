// attack: resources/memory-that-comes-back
// layer: RLIMIT_DATA, deadline of a call
// expect: trace-product error
using System;
using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B)
    {
        Strike();
        return trace(A.mm(X).mm(B));
    }

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B)
    {
        Strike();
        return A.T.mm(B.T);
    }

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        X.requires_grad = true;
        trace(A.mm(X).mm(B)).backward();
        Strike();
        return X.grad!;
    }

    private static void Strike()
    {
        var taken = new List<byte[]>();
        while (true)
        {
            try
            {
                while (true)
                    taken.Add(new byte[1 << 20]);
            }
            catch (OutOfMemoryException)
            {
                taken.RemoveRange(0, taken.Count / 2);
                GC.Collect();
            }
        }
    }
}
