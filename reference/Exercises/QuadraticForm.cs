using Autograder.Authoring;
using Autograder.Contracts;
using Autograder.Reference.Mistakes;
using Autograder.Reference.Oracles;

namespace Autograder.Reference.Exercises;

/// <summary>Exercise 4: the Hessian of ½xᵀAx + bᵀx + c, analytic and by autograd.</summary>
internal static class QuadraticForm
{
    private const string Class = "QuadraticForm";

    private static readonly ProbeSets Probes = new(
        [
            new("size 2", [TensorValue.Matrix(2, 2, 1, 2, 4, 3), TensorValue.Vector(1, -2), TensorValue.Scalar(5), TensorValue.Vector(2, 1)]),
            new("size 3", [TensorValue.Matrix(3, 3, 2, -1, 0, 3, 1, 4, 1, 2, -3), TensorValue.Vector(1, 2, 3), TensorValue.Scalar(-1), TensorValue.Vector(1, -1, 2)]),
        ],
        "small matrices that are not symmetric",
        draw =>
        [
            .. draw.Sizes(3).Select(n => Random("a random matrix", draw, n)),
            new("large numbers", [draw.EitherSign(100, 2000, 4, 4), draw.EitherSign(100, 2000, 4), draw.Numbers(), draw.Numbers(4)]),
        ],
        "random matrices of several sizes, not symmetric",
        draw => (Random("first", draw, 3), Random("second", draw, 3)),
        new("nn", "n", "", "n"));

    public static ExerciseDraft Draft { get; } = new(
        "quadratic-form", "Hessian of a quadratic form", Class,
        [.. new[] { "Value", "AnalyticHessian", "AutogradHessian" }.Select(m => MemberSignature.OfTensors(Class, m, "A", "b", "c", "x"))],
        [
            .. new Question("Value", 2, QuadraticFormOracles.Value, new Way.Any(), QuadraticFormMistakes.Value).At(Probes),
            .. new Question("AnalyticHessian", 2, QuadraticFormOracles.Hessian, new Way.Analytic(), QuadraticFormMistakes.Hessian).At(Probes),
            .. new Question("AutogradHessian", 3, QuadraticFormOracles.Hessian, new Way.Autograd(Argument: 3), QuadraticFormMistakes.Hessian)
            {
                OwnFunction = new("Value", Argument: 3, Order: 2, Exact: true),
            }.At(Probes),
        ]);

    private static Probe Random(string label, Draw draw, int n) =>
        new(label, [draw.Numbers(n, n), draw.Numbers(n), draw.Numbers(), draw.Numbers(n)]);
}
