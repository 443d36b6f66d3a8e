// attack: environment/thread-pool
// layer: the channel does not use the pool
// expect: trace-product full
using System.Threading;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B)
    {
        var value = trace(A.mm(X).mm(B));
        Tamper();
        return value;
    }

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B)
    {
        var gradient = A.T.mm(B.T);
        Tamper();
        return gradient;
    }

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        X.requires_grad = true;
        trace(A.mm(X).mm(B)).backward();
        Tamper();
        return X.grad!;
    }

    private static void Tamper()
    {
        ThreadPool.SetMaxThreads(2, 2);
        for (var i = 0; i < 64; i++)
            ThreadPool.QueueUserWorkItem(_ => Thread.Sleep(Timeout.Infinite));
    }
}
