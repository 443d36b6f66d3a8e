// attack: reading/other-submissions
// layer: mount namespace, private /tmp
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
        var places = new[] { "/", "/tmp", "/var/tmp", "/dev/shm", "/home", "/srv", "/opt" };
        return places.Where(Directory.Exists).SelectMany(place => Directory.EnumerateFileSystemEntries(place))
            .Any(entry => entry.EndsWith(".cs", StringComparison.Ordinal) || entry.EndsWith(".git", StringComparison.Ordinal)
                || entry.Contains("submission", StringComparison.OrdinalIgnoreCase) || entry.Contains("sandbox-", StringComparison.Ordinal));
    }
}
