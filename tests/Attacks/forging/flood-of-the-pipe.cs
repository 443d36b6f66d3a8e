// attack: forging/flood-of-the-pipe
// layer: strict parser, cap on frames
// expect: trace-product zero
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => Forged(zeros(1, dtype: float64)[0]);

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => Forged(zeros_like(X));

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B) => Forged(zeros_like(X));

    private static Tensor Forged(Tensor nothing)
    {
        var noise = new byte[3 << 20];
        new Random(1).NextBytes(noise);
        Send(noise);
        return nothing;
    }

    // Every descriptor from 3 on that is a pipe: one of them leads to the grader.
    private static IEnumerable<int> Pipes() => Enumerable.Range(3, 200)
        .Where(d => (new FileInfo($"/proc/self/fd/{d}").LinkTarget ?? "").StartsWith("pipe:", StringComparison.Ordinal));

    private static void Send(byte[] bytes)
    {
        foreach (var pipe in Pipes().ToArray())
            _ = Write(pipe, bytes, bytes.Length);
    }

    [DllImport("libc", EntryPoint = "write")]
    private static extern nint Write(int descriptor, byte[] bytes, nint count);
}
