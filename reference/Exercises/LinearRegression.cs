using Autograder.Authoring;
using Autograder.Contracts;
using Autograder.Reference.Mistakes;
using Autograder.Reference.Oracles;

namespace Autograder.Reference.Exercises;

/// <summary>Exercise 2: gradient descent for f = w·x with autograd's gradient of the loss.</summary>
internal static class LinearRegression
{
    private const string Class = "LinearRegression";

    private static readonly TensorValue HandoutX = TensorValue.Vector(1, 2, 3, 4);

    private static readonly TensorValue HandoutY = TensorValue.Vector(2, 4, 6, 8);

    private static readonly ProbeSets GradientProbes = new(
        [
            new("the handout's data at w = 0", [TensorValue.Scalar(0), HandoutX, HandoutY]),
            new("three points off the line", [TensorValue.Scalar(0.5), TensorValue.Vector(1, -2, 4), TensorValue.Vector(3, -1, 2)]),
        ],
        "the handout's data, and at three points off the line",
        draw =>
        [
            .. draw.Sizes(3, from: 3).Select(n => new Probe("random data", [draw.Numbers(), draw.Numbers(n), draw.Numbers(n)])),
            new("a single point", [draw.Numbers(), draw.Numbers(1), draw.Numbers(1)]),
            new("fifty points, some of them large", [draw.Numbers(), draw.EitherSign(0.3, 200, 50), draw.EitherSign(0.3, 200, 50)]),
        ],
        "random data of several sizes",
        draw => (WithFivePoints("first", draw), WithFivePoints("second", draw)),
        new("", "N", "N"));

    private static readonly IReadOnlyList<Probe> VisibleRuns =
    [
        new("the handout's data", [HandoutX, HandoutY, 0.01, 20]),
        new("three points off the line", [TensorValue.Vector(1, -2, 4), TensorValue.Vector(3, -1, 2), 0.02, 5]),
    ];

    public static ExerciseDraft Draft { get; } = new(
        "linear-regression", "Linear regression with autograd's gradient", Class,
        [
            MemberSignature.OfTensors(Class, "Gradient", "w", "x", "y"),
            Training("Train", "TrainingRun", "Weights", "Losses"),
            Training("CompareTime", "TimeComparison", "Manual", "Autograd"),
        ],
        [
            .. new Question("Gradient", 3, LinearRegressionOracles.Gradient, new Way.Autograd(), LinearRegressionMistakes.Gradient).At(GradientProbes),
            new(4, points => Train(Visibility.Visible, points, "the handout's data, and off the line", _ => VisibleRuns, HiddenRuns)),
            new(4, points => Train(Visibility.Hidden, points, "random data, learning rates and epochs", HiddenRuns, _ => VisibleRuns)),
            new(2, points => new TimeHonestyCheck
            {
                Id = Question.IdOf("CompareTime", Visibility.Visible),
                Title = "CompareTime tells both times honestly; who is faster costs nothing",
                Member = "CompareTime",
                Visibility = Visibility.Visible,
                Points = points,
                Probe = _ => new("the handout's data", [HandoutX, HandoutY, 0.01, 10]),
                Repetitions = 3,
                Fields = ["Manual", "Autograd"],
            }),
        ]);

    private static FieldsCheck Train(
        Visibility visibility, int points, string about, Func<Draw, IReadOnlyList<Probe>> probes, Func<Draw, IReadOnlyList<Probe>> further) => new()
    {
        Id = Question.IdOf("Train", visibility),
        Title = $"Train on {about}",
        Member = "Train",
        Visibility = visibility,
        Points = points,
        Probes = probes,
        Further = further,
        Shapes = new(["N", "N"], IsSlow),
        Fields = ["Weights", "Losses"],
        Oracles =
        [
            new("closed form", p => LinearRegressionOracles.Train(p).Fields),
            new("TorchSharp autograd", p => LinearRegressionOracles.TrainByAutograd(p).Fields),
            new("Taylor mode", p => LinearRegressionOracles.TrainByTaylorMode(p).Fields),
        ],
        Mistakes = LinearRegressionMistakes.Train,
        Way = new(SameRun, LearningRate: 2),
    };

    private static IReadOnlyList<Probe> HiddenRuns(Draw draw) =>
        [.. draw.Sizes(3, from: 3).Select(n => Run("random data", draw, n, draw.Integer(6, 20)))];

    private static Probe WithFivePoints(string label, Draw draw) => new(label, [draw.Numbers(), draw.Numbers(5), draw.Numbers(5)]);

    private static Probe Run(string label, Draw draw, int n, int epochs)
    {
        var x = draw.Numbers(n);
        return new(label, [x, draw.Numbers(n), LearningRate(draw, x), epochs]);
    }

    private static (Probe First, Probe Second) SameRun(Draw draw)
    {
        var first = Run("first", draw, 4, 6);
        return (first, new("second", [draw.Numbers(4), draw.Numbers(4), first.Arguments[2], first.Arguments[3]]));
    }

    // With η·2Σx² below 1 even the sum for the mean converges, so that no mistake runs off to infinity.
    private static double LearningRate(Draw draw, TensorValue x) => draw.Uniform(0.3, 0.9) / (2 * x.Values.Sum(v => v * v));

    private static bool IsSlow(Probe p) => p.Arguments[2] is Value.Number(var rate) && rate * 2 * p.Tensor(0).Values.Sum(v => v * v) < 1;

    private static MemberSignature Training(string name, string returns, params string[] fields) => new(
        Class, name,
        [new("x", ParameterKind.Tensor), new("y", ParameterKind.Tensor), new("learningRate", ParameterKind.Number), new("epochs", ParameterKind.Integer)],
        returns, [.. fields]);
}
