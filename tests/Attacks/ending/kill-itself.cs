// attack: ending/kill-itself
// layer: second lock: kill; the call itself does no harm
// expect: trace-product full
// The first process of a namespace cannot be killed from within; the honest answer counts.
using System;
using System.Diagnostics;
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
        try
        {
            Process.GetCurrentProcess().Kill();
        }
        catch (Exception)
        {
            return;
        }
    }
}
