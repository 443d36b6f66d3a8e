// attack: stealing/inputs-on-the-console
// layer: a student sees no output of hidden probes
// expect: trace-product error
using System;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => Echo(A, X, B);

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => Echo(A, X, B);

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B) => Echo(A, X, B);

    // What is printed last is told when a process dies.
    private static Tensor Echo(params Tensor[] inputs)
    {
        Console.Error.WriteLine("LEAK " + string.Join(" ", inputs.SelectMany(t => t.data<double>().ToArray()).Select(d => d.ToString("R"))));
        Environment.FailFast("LEAK " + string.Join(" ", inputs.SelectMany(t => t.data<double>().ToArray()).Select(d => d.ToString("R"))));
        return inputs[0];
    }
}
