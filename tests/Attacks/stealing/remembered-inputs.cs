// attack: stealing/remembered-inputs
// layer: fresh inputs every time
// expect: trace-product zero
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

// Answers rightly only what it has been asked before.
public static class TraceProduct
{
    private static readonly HashSet<string> seen = new();

    public static Tensor Value(Tensor A, Tensor X, Tensor B) => Again("v", X) ? trace(A.mm(X).mm(B)) : zeros(1, dtype: float64)[0];

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => Again("a", X) ? A.T.mm(B.T) : zeros_like(X);

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B) => Again("g", X) ? A.T.mm(B.T) : zeros_like(X);

    private static bool Again(string member, Tensor input) => !seen.Add(member + string.Join(",", input.data<double>().ToArray()));
}
