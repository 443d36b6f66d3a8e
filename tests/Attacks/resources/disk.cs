// attack: resources/disk
// layer: sized tmpfs, RLIMIT_FSIZE
// expect: trace-product zero
using System;
using System.IO;
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
        var written = 0L;
        try
        {
            for (var i = 0; ; i++)
            {
                using var file = File.Create($"/tmp/{Guid.NewGuid()}");
                for (var block = 0; block < 16; block++, written += 1 << 20)
                    file.Write(new byte[1 << 20]);
                if (written > 256 << 20)
                    return true;
            }
        }
        catch (Exception)
        {
            return written > 128 << 20;
        }
    }
}
