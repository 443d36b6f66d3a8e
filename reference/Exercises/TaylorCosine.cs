using Autograder.Authoring;
using Autograder.Contracts;
using Autograder.Reference.Mistakes;
using Autograder.Reference.Oracles;

namespace Autograder.Reference.Exercises;

/// <summary>Exercise 1: cos as a truncated series, and autograd's gradient of it.</summary>
internal static class TaylorCosine
{
    private const string Class = "TaylorCosine";

    /// <summary>|x| ≤ π: how many terms a student takes is their choice, and there nine are enough.</summary>
    private static readonly ProbeSets Probes = new(
        [
            new("zero and a few others", [TensorValue.Vector(0, 0.5, -1, 2, 3)]),
            new("a matrix with an end of the interval", [TensorValue.Matrix(2, 2, -Math.PI, -2, 1.5, 2.5)]),
        ],
        "round points, zero and −π among them",
        draw =>
        [
            new("a single number", [draw.EitherSign(2, 3)]),
            new("a vector", [draw.EitherSign(1, Math.PI, draw.Integer(3, 6))]),
            new("a matrix", [draw.EitherSign(1, Math.PI, 3, 4)]),
            new("zero alone", [TensorValue.Scalar(0)]),
            new("the ends of the interval", [TensorValue.Vector(Math.PI, -Math.PI)]),
        ],
        "random points in [−π, π], its ends, and zero; a number, a vector, a matrix",
        draw => (new("first", [draw.EitherSign(0.5, 3, 4)]), new("second", [draw.EitherSign(0.5, 3, 4)])),
        ProbeShapes.Elementwise);

    /// <summary>What would make a series unnecessary.</summary>
    private static readonly IReadOnlyList<ForbiddenUse> ClosedForms =
    [
        .. ClosedFunctions.Of("cos", "sin", "tan", "cosh", "sinh", "exp", "exp2", "expm1", "sinc"),
        .. ClosedFunctions.Of("complex", "polar", "view_as_complex", "fft.*", "matrix_exp", "searchsorted", "bucketize"),
        new("TorchSharp.torch.linalg.matrix_exp", "matrix_exp"),
        new("System.Numerics.Complex.*", "complex numbers"),
    ];

    private static readonly Question ValueQuestion = new("Value", 3, TaylorCosineOracles.Value, new Way.Any(), TaylorCosineMistakes.Value)
    {
        RelativeTolerance = _ => 1e-6,
        Forbidden = ClosedForms,
    };

    public static ExerciseDraft Draft { get; } = new(
        "taylor-cosine", "Gradient of a Taylor series of cos x", Class,
        [MemberSignature.OfTensors(Class, "Value", "x"), MemberSignature.OfTensors(Class, "Gradient", "x")],
        [
            .. ValueQuestion.At(Probes).Select(draft => draft with { WithPoints = points => new TruncatedSeriesCheck((AgreementCheck)draft.WithPoints(points)) }),
            new(4, points => Gradient(Visibility.Visible, points, Probes.VisibleAbout, _ => Probes.Visible, Probes.Hidden)),
            new(4, points => Gradient(Visibility.Hidden, points, Probes.HiddenAbout, Probes.Hidden, _ => Probes.Visible)),
        ]);

    private static SeriesGradientCheck Gradient(
        Visibility visibility, int points, string about, Func<Draw, IReadOnlyList<Probe>> probes, Func<Draw, IReadOnlyList<Probe>> further) => new()
    {
        Id = Question.IdOf("Gradient", visibility),
        Title = $"Gradient at {about}",
        Member = "Gradient",
        Visibility = visibility,
        Points = points,
        Probes = probes,
        Further = further,
        Shapes = Probes.Shapes,
        ValueMember = "Value",
        Target = TaylorCosineOracles.Gradient.Oracles,
        WayProbes = Probes.Way,
        Mistakes = TaylorCosineMistakes.Gradient,
    };
}
