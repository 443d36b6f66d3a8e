// attack: escape/exec-by-descriptor
// layer: both locks: execve, execveat
// expect: trace-product zero
// A success would not return; then the run ends without an answer, and its points with it.
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
        var file = SystemCall(2, Marshal.StringToHGlobalAnsi("/dotnet/dotnet"), 0, 0, 0, 0, 0);
        _ = SystemCall(322, file, Marshal.StringToHGlobalAnsi(""), 0, 0, 0x1000, 0);
        _ = SystemCall(59, Marshal.StringToHGlobalAnsi("/dotnet/dotnet"), 0, 0, 0, 0, 0);
        return false;
    }

    [DllImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static extern long SystemCall(long number, long a, long b, long c, long d, long e, long f);
}
