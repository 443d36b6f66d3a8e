// attack: stealing/inputs-in-the-message
// layer: a student sees no message of hidden probes
// expect: trace-product error
using System;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => throw Echo(A, X, B);

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => throw Echo(A, X, B);

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B) => throw Echo(A, X, B);

    private static Exception Echo(params Tensor[] inputs) => new InvalidOperationException(
        "LEAK " + string.Join(" ", inputs.SelectMany(t => t.data<double>().ToArray()).Select(d => d.ToString("R"))));
}
