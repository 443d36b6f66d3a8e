// attack: resources/native-memory
// layer: RLIMIT_DATA
// expect: trace-product error
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B)
    {
        Strike();
        return trace(A.mm(X).mm(B));
    }

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B)
    {
        Strike();
        return A.T.mm(B.T);
    }

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        X.requires_grad = true;
        trace(A.mm(X).mm(B)).backward();
        Strike();
        return X.grad!;
    }

    private static void Strike()
    {
        while (true)
        {
            var block = Marshal.AllocHGlobal(1 << 24);
            for (var at = 0; at < 1 << 24; at += 4096)
                Marshal.WriteByte(block, at, 1);
        }
    }
}
