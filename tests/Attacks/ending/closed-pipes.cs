// attack: ending/closed-pipes
// layer: a process a submission
// expect: trace-product error
using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
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
        for (var descriptor = 3; descriptor < 256; descriptor++)
            if ((new FileInfo($"/proc/self/fd/{descriptor}").LinkTarget ?? "").StartsWith("pipe:", StringComparison.Ordinal))
                _ = Close(descriptor);
    }

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int descriptor);
}
