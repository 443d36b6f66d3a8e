// attack: escape/mount
// layer: first lock: mount family, no capabilities
// expect: trace-product zero
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => Prize(trace(A.mm(X).mm(B)));

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => Prize(A.T.mm(B.T));

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        X.requires_grad = true;
        trace(A.mm(X).mm(B)).backward();
        return Prize(X.grad!);
    }

    // The right answer only after a success: points would tell that it got through.
    private static Tensor Prize(Tensor answer) => Breached() ? answer : zeros_like(answer);

    private static bool Breached()
    {
        var (proc, where) = (Marshal.StringToHGlobalAnsi("proc"), Marshal.StringToHGlobalAnsi("/tmp"));
        return SystemCall(165, proc, where, proc, 0, 0, 0) != -1
            || SystemCall(165, Marshal.StringToHGlobalAnsi("none"), Marshal.StringToHGlobalAnsi("/"), 0, 32, 0, 0) != -1
            || SystemCall(166, where, 2, 0, 0, 0, 0) != -1
            || SystemCall(430, proc, 0, 0, 0, 0, 0) != -1
            || SystemCall(428, -100, where, 0, 0, 0, 0) != -1;
    }

    [DllImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static extern long SystemCall(long number, long a, long b, long c, long d, long e, long f);
}
