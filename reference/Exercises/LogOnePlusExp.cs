using Autograder.Authoring;
using Autograder.Authoring.Numerics;
using Autograder.Contracts;
using Autograder.Reference.Mistakes;
using Autograder.Reference.Oracles;

namespace Autograder.Reference.Exercises;

/// <summary>Exercise 7: gradient and Hessian of ln(1 + exp⟨a, x⟩), analytic and by autograd.</summary>
internal static class LogOnePlusExp
{
    private const string Class = "LogOnePlusExp";

    /// <summary>
    /// Values of z = ⟨a, x⟩. Neither 0 nor beyond −700 or 1000: there good stable forms have quirks of libtorch's own. Nor between
    /// 20 and 36: <c>softplus</c> is z itself from 20 on; 19 finds what is z too early.
    /// </summary>
    private static readonly double[] Hard = [0.8, -0.8, 2, -2, 5, -5, 15, -15, 36, -36, 45, -45, -700, 720, 1000, 19];

    private static readonly ProbeSets Probes = new(
        [
            new("a moderate exponent", [TensorValue.Vector(1, -2, 0.5), TensorValue.Vector(2, 1, 4)]),
            new("an exponent too large for exp", [TensorValue.Vector(1, 2), TensorValue.Vector(400, 300)]),
        ],
        "a moderate exponent and at one too large for exp",
        draw =>
        [
            .. draw.Sizes(3).Select(n => Random("a moderate exponent", draw, n, draw.EitherSign(0.5, 3)[0])),
            .. Hard.Select(z => Random(LabelOf(z), draw, draw.Integer(2, Math.Abs(z) < 1 ? 3 : 6), z)),
        ],
        "random vectors, with exponents from far below zero to far beyond what exp can hold",
        draw => (Random("first", draw, 3, draw.Uniform(0.5, 2)), Random("second", draw, 3, draw.Uniform(-2, -0.5))),
        new(["n", "n"], p => LogOnePlusExpOracles.Z(p) is (> -700 and < -0.4) or (> 0.4 and < 1000)));

    public static ExerciseDraft Draft { get; } = new(
        "log-one-plus-exp", "Gradient and Hessian of ln(1 + exp⟨a, x⟩)", Class,
        [
            .. new[] { "Value", "AnalyticGradient", "AnalyticHessian", "AutogradGradient", "AutogradHessian" }
                .Select(m => MemberSignature.OfTensors(Class, m, "a", "x")),
        ],
        [.. Questions.SelectMany(q => (q with { RelativeTolerance = LogOnePlusExpOracles.Tolerance }).At(Probes))]);

    private static IEnumerable<Question> Questions =>
    [
        new("Value", 1, LogOnePlusExpOracles.Value, new Way.Any(), LogOnePlusExpMistakes.Value),
        new("AnalyticGradient", 1, LogOnePlusExpOracles.Gradient, new Way.Analytic(), LogOnePlusExpMistakes.Gradient),
        new("AnalyticHessian", 1, LogOnePlusExpOracles.Hessian, new Way.Analytic(), LogOnePlusExpMistakes.Hessian),
        new("AutogradGradient", 2, LogOnePlusExpOracles.Gradient, new Way.Autograd(Argument: 1), LogOnePlusExpMistakes.Gradient)
        {
            OwnFunction = new("Value", Argument: 1, Order: 1, Exact: false),
        },
        new("AutogradHessian", 2, LogOnePlusExpOracles.Hessian, new Way.Autograd(Argument: 1), LogOnePlusExpMistakes.Hessian)
        {
            OwnFunction = new("Value", Argument: 1, Order: 2, Exact: false),
        },
    ];

    private static string LabelOf(double z) => z switch
    {
        > 1 => "a large exponent",
        < -1 => "an exponent far below zero",
        _ => "an exponent near zero",
    };

    private static Probe Random(string label, Draw draw, int n, double z)
    {
        while (true)
        {
            var (a, x) = (draw.Numbers(n), draw.Numbers(n));
            // Where the products cancel, rounding ⟨a, x⟩ in another order would move z.
            if (Math.Abs(a.Dot(x)) >= 0.3 * a.Abs().Dot(x.Abs()))
                return new(label, [a, x.Scaled(z / a.Dot(x))]);
        }
    }
}
