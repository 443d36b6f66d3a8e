using Autograder.Authoring;
using Autograder.Contracts;
using Autograder.Reference.Mistakes;
using Autograder.Reference.Oracles;

namespace Autograder.Reference.Exercises;

/// <summary>Exercise 5: the gradient of tr(AXB) by X, analytic and by autograd.</summary>
internal static class TraceProduct
{
    private const string Class = "TraceProduct";

    /// <summary>
    /// Square first: a wrong product that rectangular matrices refuse gives numbers there, by which it can be named.
    /// </summary>
    private static readonly ProbeSets Probes = new(
        [
            new("square", [TensorValue.Matrix(2, 2, 1, 2, 3, 5), TensorValue.Matrix(2, 2, 2, 1, -1, 3), TensorValue.Matrix(2, 2, 4, -1, 2, 3)]),
            new("rectangular",
            [
                TensorValue.Matrix(2, 3, 1, 2, -1, 0, 3, 1),
                TensorValue.Matrix(3, 4, 1, 0, 2, 1, -1, 1, 0, 2, 3, 1, 1, -2),
                TensorValue.Matrix(4, 2, 1, 2, 0, -1, 3, 1, 2, 0),
            ]),
        ],
        "small matrices, square and rectangular",
        draw =>
        [
            Random("square", draw, 3, 3, 3),
            .. Enumerable.Range(0, 3).Select(_ => Rectangular(draw)),
            Random("a single row", draw, 1, 4, 3),
        ],
        "random matrices, square and rectangular",
        draw => (Random("first", draw, 2, 3, 4), Random("second", draw, 2, 3, 4)),
        new("kn", "np", "pk"));

    public static ExerciseDraft Draft { get; } = new(
        "trace-product", "Gradient of a trace", Class,
        [.. new[] { "Value", "AnalyticGradient", "AutogradGradient" }.Select(m => MemberSignature.OfTensors(Class, m, "A", "X", "B"))],
        [
            .. new Question("Value", 2, TraceProductOracles.Value, new Way.Any(), TraceProductMistakes.Value).At(Probes),
            .. new Question("AnalyticGradient", 2, TraceProductOracles.Gradient, new Way.Analytic(), TraceProductMistakes.Gradient).At(Probes),
            .. new Question("AutogradGradient", 3, TraceProductOracles.Gradient, new Way.Autograd(Argument: 1), TraceProductMistakes.Gradient)
            {
                OwnFunction = new("Value", Argument: 1, Order: 1, Exact: true),
            }.At(Probes),
        ]);

    private static Probe Rectangular(Draw draw)
    {
        var sizes = draw.Sizes(3);
        return Random("rectangular", draw, sizes[0], sizes[1], sizes[2]);
    }

    private static Probe Random(string label, Draw draw, int k, int n, int p) => new(label, [draw.Numbers(k, n), draw.Numbers(n, p), draw.Numbers(p, k)]);
}
