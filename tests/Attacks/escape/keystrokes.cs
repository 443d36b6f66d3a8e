// attack: escape/keystrokes
// layer: first lock: TIOCSTI
// expect: trace-product zero
// The third has its upper half set, which the kernel does not read and a careless filter would.
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
        return SystemCall(16, 0, 0x5412, Marshal.StringToHGlobalAnsi("x"), 0, 0, 0) != -1
            || SystemCall(16, 2, 0x541c, Marshal.StringToHGlobalAnsi("x"), 0, 0, 0) != -1
            || SystemCall(16, 2, 0x1_0000_5412, Marshal.StringToHGlobalAnsi("x"), 0, 0, 0) != -1;
    }

    [DllImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static extern long SystemCall(long number, long a, long b, long c, long d, long e, long f);
}
