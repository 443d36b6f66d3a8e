using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Checks;

/// <summary>An analytic and an autograd member for the same thing, and inputs for them at each size n.</summary>
/// <param name="Exercise">The exercise's id.</param>
/// <param name="Subject">What both compute.</param>
/// <param name="Analytic">The member's name.</param>
/// <param name="Autograd">The member's name.</param>
/// <param name="Sizes">The sizes to compare at.</param>
/// <param name="Inputs">Random float64 tensors for n.</param>
internal sealed record Rival(
    string Exercise, string Subject, string Analytic, string Autograd, IReadOnlyList<int> Sizes, Func<int, Tensor[]> Inputs)
{
    private static readonly int[] usualSizes = [5, 20, 80, 200];

    public static IReadOnlyList<Rival> All { get; } =
    [
        new(HandoutTraining.Exercise, "gradient", "ManualGradient", "Gradient", [4, 100, 10_000, 100_000],
            n => [Random(), Random(n), Random(n)]),
        Usual("quadratic-form", "Hessian", n => [Random(n, n), Random(n), Random(), Random(n)]),
        Usual("trace-product", "Gradient", n => [Random(n, n + 1), Random(n + 1, n + 2), Random(n + 2, n)]),
        Usual("least-squares", "Gradient", n => [Random(n + 1, n), Random(n + 1), Random(n)]),
        Usual("least-squares", "Hessian", n => [Random(n + 1, n), Random(n + 1), Random(n)]),
        Usual("log-one-plus-exp", "Gradient", n => [Random(n) / Math.Sqrt(n), Random(n)]),
        Usual("log-one-plus-exp", "Hessian", n => [Random(n) / Math.Sqrt(n), Random(n)]),
    ];

    private static Rival Usual(string exercise, string subject, Func<int, Tensor[]> inputs) =>
        new(exercise, subject.ToLowerInvariant(), "Analytic" + subject, "Autograd" + subject, usualSizes, inputs);

    private static Tensor Random(params long[] shape) => randn(shape, dtype: ScalarType.Float64);
}
