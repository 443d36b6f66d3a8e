// attack: escape/another-processor
// layer: second lock: sched_setaffinity; what is timed stays on the processor that it is held on
// expect: trace-product zero
using System;
using System.Linq;
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
        var before = Allowed();
        foreach (var mask in new byte[] { 1, 2 })
        {
            var wanted = new byte[before.Length];
            wanted[0] = mask;
            _ = SetAffinity(0, wanted.Length, wanted);
            if (!Allowed().SequenceEqual(before))
                return true;
        }
        return false;
    }

    private static byte[] Allowed()
    {
        var mask = new byte[1024];
        _ = GetAffinity(0, mask.Length, mask);
        return mask;
    }

    [DllImport("libc", EntryPoint = "sched_getaffinity")]
    private static extern int GetAffinity(int thread, nint size, [Out] byte[] mask);

    [DllImport("libc", EntryPoint = "sched_setaffinity")]
    private static extern int SetAffinity(int thread, nint size, [In] byte[] mask);
}
