// attack: stealing/inputs-left-in-files
// layer: a process a submission, private /tmp
// expect: trace-product zero
using System;
using System.IO;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

// Leaves what it was asked for the submission that comes after it.
public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => Left() ? trace(A.mm(X).mm(B)) : zeros(1, dtype: float64)[0];

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => Left() ? A.T.mm(B.T) : zeros_like(X);

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B) => Left() ? A.T.mm(B.T) : zeros_like(X);

    private static bool Left()
    {
        var earlier = Directory.EnumerateFiles("/tmp", "left-*").Concat(Directory.EnumerateFiles("/dev/shm"))
            .Any(file => !file.EndsWith($"left-{mark}", StringComparison.Ordinal));
        File.WriteAllText($"/tmp/left-{mark}", "seen");
        return earlier;
    }

    private static readonly string mark = Guid.NewGuid().ToString("N");
}
