using Autograder.Authoring;
using Autograder.Authoring.Numerics;
using Autograder.Contracts;
using Autograder.Reference.Mistakes;
using Autograder.Reference.Oracles;

namespace Autograder.Reference.Exercises;

/// <summary>Exercise 6: gradient and Hessian of ½‖Ax − b‖², analytic and by autograd.</summary>
internal static class LeastSquares
{
    private const string Class = "LeastSquares";

    /// <summary>
    /// Square first: a wrong product that rectangular matrices refuse gives numbers there, by which it can be named.
    /// </summary>
    private static readonly ProbeSets Probes = new(
        [
            new("square", [TensorValue.Matrix(2, 2, 1, 3, -2, 1), TensorValue.Vector(3, 1), TensorValue.Vector(1, 2)]),
            new("tall", [TensorValue.Matrix(3, 2, 1, 2, 3, 4, 5, 7), TensorValue.Vector(1, -1, 2), TensorValue.Vector(2, -1)]),
        ],
        "small matrices, square and tall",
        draw =>
        [
            Random("square", draw, 4, 4),
            .. Enumerable.Range(0, 2).Select(_ => draw.Sizes(2)).Select(s => Random("rectangular", draw, s[0], s[1])),
            Random("tall", draw, 6, 3),
            Random("wide", draw, 2, 5),
            Random("a single row", draw, 1, 3),
        ],
        "random matrices, square, tall and wide",
        draw => (Random("first", draw, 4, 3), Random("second", draw, 4, 3)),
        // At a zero residual the norm has no derivative.
        new(["mn", "m", "n"], p => LeastSquaresOracles.Residual(p).MaxAbs() > 0.5));

    /// <summary>Jᵀr with J, the Jacobian of the residual, by autograd.</summary>
    private static readonly ChainRule ResidualsJacobian = new(p => p.Tensor(0), (p, j) => j.Transposed().Times(LeastSquaresOracles.Residual(p)));

    public static ExerciseDraft Draft { get; } = new(
        "least-squares", "Gradient and Hessian of least squares", Class,
        [
            .. new[] { "Value", "AnalyticGradient", "AnalyticHessian", "AutogradGradient", "AutogradHessian" }
                .Select(m => MemberSignature.OfTensors(Class, m, "A", "b", "x")),
        ],
        [
            .. new Question("Value", 1, LeastSquaresOracles.Value, new Way.Any(), LeastSquaresMistakes.Value).At(Probes),
            .. new Question("AnalyticGradient", 1, LeastSquaresOracles.Gradient, new Way.Analytic(), LeastSquaresMistakes.Gradient).At(Probes),
            .. new Question("AnalyticHessian", 2, LeastSquaresOracles.Hessian, new Way.Analytic(), LeastSquaresMistakes.Hessian).At(Probes),
            .. new Question("AutogradGradient", 2, LeastSquaresOracles.Gradient, new Way.Autograd(Part: ResidualsJacobian, Argument: 2), LeastSquaresMistakes.Gradient)
            {
                OwnFunction = new("Value", Argument: 2, Order: 1, Exact: true),
            }.At(Probes),
            .. new Question("AutogradHessian", 2, LeastSquaresOracles.Hessian, new Way.Autograd(Argument: 2), LeastSquaresMistakes.Hessian)
            {
                OwnFunction = new("Value", Argument: 2, Order: 2, Exact: true),
            }.At(Probes),
        ]);

    private static Probe Random(string label, Draw draw, int m, int n) => new(label, [draw.Numbers(m, n), draw.Numbers(m), draw.Numbers(n)]);
}
