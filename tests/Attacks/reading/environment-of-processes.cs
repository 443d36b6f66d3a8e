// attack: reading/environment-of-processes
// layer: process namespace
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
        return Directory.EnumerateDirectories("/proc").Any(process =>
        {
            try
            {
                return File.ReadAllText(Path.Combine(process, "environ")).Contains("canary", StringComparison.OrdinalIgnoreCase);
            }
            catch (Exception)
            {
                return false;
            }
        });
    }
}
