// attack: stealing/inputs-in-the-type
// layer: a student sees no message of hidden probes
// expect: trace-product zero
using System;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

// The wrong answer is the input: a report that showed hidden answers would show hidden inputs.
public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => X.clone();

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => X.clone();

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B) => X.clone();
}
