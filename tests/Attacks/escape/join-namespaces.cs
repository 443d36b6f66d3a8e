// attack: escape/join-namespaces
// layer: first lock: setns
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
        foreach (var kind in new[] { "mnt", "net", "pid", "user", "ipc", "uts" })
        {
            var file = SystemCall(2, Marshal.StringToHGlobalAnsi($"/proc/1/ns/{kind}"), 0, 0, 0, 0, 0);
            if (file >= 0 && SystemCall(308, file, 0, 0, 0, 0, 0) != -1)
                return true;
        }
        return false;
    }

    [DllImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static extern long SystemCall(long number, long a, long b, long c, long d, long e, long f);
}
