// attack: reading/kernel-memory
// layer: device and process namespaces, no capabilities
// expect: trace-product zero
// An address of zeros, as kallsyms shows to those without rights, is none.
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
        return new[] { "/dev/mem", "/dev/kmem", "/dev/vda", "/dev/sda", "/proc/kcore", "/proc/kallsyms", "/proc/kmsg" }.Any(path =>
        {
            try
            {
                using var file = File.OpenRead(path);
                var bytes = new byte[64];
                return file.Read(bytes) > 0 && bytes.Take(16).Any(b => b is not ((byte)'0') and not 0);
            }
            catch (Exception)
            {
                return false;
            }
        });
    }
}
