// attack: escape/x32-table
// layer: first lock: kills the process
// expect: trace-product error
// The same calls under other numbers.
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
        _ = SystemCall(0x40000000 + 41, 2, 1, 0, 0, 0, 0);
    }

    [DllImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static extern long SystemCall(long number, long a, long b, long c, long d, long e, long f);
}
