// attack: resources/flood-of-standard-output
// layer: cap on what is printed
// expect: trace-product error
using System;
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
        var line = new string('x', 1 << 16);
        while (true)
            Console.WriteLine(line);
    }
}
