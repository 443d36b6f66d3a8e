using System.Collections.Immutable;
using Autograder.Authoring;
using Autograder.Contracts;
using Autograder.Reference.Oracles;

namespace Autograder.Reference.Timing;

/// <summary>
/// What is timed of an exercise. The sizes are small because the rivals are slow: a call of theirs takes some milliseconds, and
/// nobody's is so short that the overhead of the call itself would count.
/// </summary>
internal sealed record TimedExercise(IReadOnlyList<TimedMember> Members, IReadOnlyList<Comparison> Comparisons)
{
    // Training that converges; a pass for each point in each epoch is accepted, so there are few.
    private const int TrainingPoints = 4, Epochs = 6;
    private const double LearningRate = 0.1;

    /// <summary>By the exercise's id; points are not given out yet.</summary>
    public static IReadOnlyDictionary<string, TimedExercise> All { get; } = new Dictionary<string, TimedExercise>
    {
        ["linear-regression"] = new(
            [
                new("Train", 0, $"{TrainingPoints} points, {Epochs} epochs",
                    [Numbers(TrainingPoints), Numbers(TrainingPoints), new InputRecipe.Number(LearningRate), new InputRecipe.Integer(Epochs)],
                    IsDifferentiated: false,
                    p => LinearRegressionOracles.Train(p).Fields),
            ],
            []),
        ["tanh-derivative"] = new([Of("Fourth", TanhDerivativeOracles.Fourth, "5 components", Numbers(5))], []),
        ["quadratic-form"] = new(
            [Of("AutogradHessian", QuadraticFormOracles.Hessian, "n = 4", Quadratic(4))],
            [Against("Hessian", Quadratic)]),
        ["trace-product"] = new(
            [Of("AutogradGradient", TraceProductOracles.Gradient, "A (3, 4), X (4, 3), B (3, 3)", Numbers(3, 4), Numbers(4, 3), Numbers(3, 3))],
            [Against("Gradient", n => [Numbers(n, n), Numbers(n, n), Numbers(n, n)])]),
        ["least-squares"] = new(
            [
                Of("AutogradGradient", LeastSquaresOracles.Gradient, "A (16, 12)", Numbers(16, 12), Numbers(16), Numbers(12)),
                Of("AutogradHessian", LeastSquaresOracles.Hessian, "A (6, 4)", Numbers(6, 4), Numbers(6), Numbers(4)),
            ],
            [Against("Gradient", Squares), Against("Hessian", Squares)]),
        ["log-one-plus-exp"] = new(
            [
                Of("AutogradGradient", LogOnePlusExpOracles.Gradient, "n = 24", Numbers(24), Numbers(24)),
                Of("AutogradHessian", LogOnePlusExpOracles.Hessian, "n = 6", Numbers(6), Numbers(6)),
            ],
            [Against("Gradient", Vectors), Against("Hessian", Vectors)]),
    };

    /// <summary>The points shared out to the members alike.</summary>
    public TimedExercise WithPoints(int points) =>
        this with { Members = [.. Members.Zip(PointShares.Of(points, [.. Members.Select(_ => 1)]), (member, share) => member with { Points = share }).Where(m => m.Points > 0)] };

    private static ImmutableArray<InputRecipe> Quadratic(int n) => [Numbers(n, n), Numbers(n), Numbers(), Numbers(n)];

    private static ImmutableArray<InputRecipe> Squares(int n) => [Numbers(n, n), Numbers(n), Numbers(n)];

    private static ImmutableArray<InputRecipe> Vectors(int n) => [Numbers(n), Numbers(n)];

    private static InputRecipe Numbers(params ImmutableArray<long> shape) => new InputRecipe.Tensor(shape, 0.2, 1);

    private static TimedMember Of(string member, Quantity quantity, string size, params ImmutableArray<InputRecipe> inputs) =>
        new(member, 0, size, inputs, IsDifferentiated: true, p => [quantity.ClosedForm(p)]);

    private static Comparison Against(string quantity, Func<int, ImmutableArray<InputRecipe>> inputs) =>
        new(quantity, $"Analytic{quantity}", $"Autograd{quantity}", inputs);
}
