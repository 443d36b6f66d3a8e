// attack: reading/inherited-descriptors
// layer: descriptors closed on exec
// expect: trace-product zero
// Every descriptor of ours is a pipe, or a file of the programs.
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
        var ours = new[] { "/app/", "/dotnet/", "/lib/", "/dev/null", "/dev/urandom", "/proc/", "/tmp/" };
        return Directory.EnumerateFileSystemEntries("/proc/self/fd")
            .Select(descriptor => new FileInfo(descriptor).LinkTarget ?? "")
            .Any(target => target.StartsWith("socket:", StringComparison.Ordinal)
                || (target.StartsWith('/') && !ours.Any(prefix => target.StartsWith(prefix, StringComparison.Ordinal))));
    }
}
