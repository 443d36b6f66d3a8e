// attack: environment/clock
// layer: time is taken outside
// expect: trace-product full
using System;
using System.Diagnostics;
using System.Reflection;
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
        foreach (var field in typeof(Stopwatch).GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public))
        {
            try
            {
                field.SetValue(null, field.FieldType == typeof(long) ? 1L : field.FieldType == typeof(double) ? 0.0 : null);
            }
            catch (Exception)
            {
                continue;
            }
        }
    }
}
