// attack: environment/culture
// layer: invariant culture on both sides
// expect: trace-product full
using System;
using System.Globalization;
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
        var strange = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        strange.NumberFormat.NumberDecimalSeparator = "#";
        strange.NumberFormat.NegativeSign = "~";
        CultureInfo.DefaultThreadCurrentCulture = strange;
        CultureInfo.DefaultThreadCurrentUICulture = strange;
        CultureInfo.CurrentCulture = strange;
        Thread.CurrentThread.CurrentUICulture = strange;
    }
}
