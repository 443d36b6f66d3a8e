// attack: stealing/inputs-kept-and-printed-later
// layer: a student sees no output of a worker that has seen hidden inputs
// expect: trace-product full
using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

// Visible inputs are whole numbers here, hidden ones are not: what was asked for in hiding is kept, and printed when it is asked in the open.
public static class TraceProduct
{
    private static readonly List<string> kept = new();

    public static Tensor Value(Tensor A, Tensor X, Tensor B)
    {
        Tell(X);
        return trace(A.mm(X).mm(B));
    }

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B)
    {
        Tell(X);
        return A.T.mm(B.T);
    }

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        Tell(X);
        X.requires_grad = true;
        trace(A.mm(X).mm(B)).backward();
        return X.grad!;
    }

    private static void Tell(Tensor input)
    {
        var numbers = input.detach().clone().data<double>().ToArray();
        if (numbers.Any(n => n != Math.Round(n)))
            kept.Add("LEAK " + string.Join(" ", numbers.Select(n => n.ToString("R"))));
        else
            Console.WriteLine("seen so far: " + string.Join("; ", kept.TakeLast(3)));
    }
}
