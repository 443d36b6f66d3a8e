using Autograder.Authoring.Numerics;
using Autograder.Contracts;

namespace Autograder.Authoring.Tests;

/// <summary>Checks to try the examination with: the gradient and the Hessian of ½‖Ax − b‖², with A (m, n), b (m), x (n).</summary>
internal static class Checks
{
    public const string Member = "AutogradGradient";

    public static TensorValue Gradient(TensorValue a, TensorValue b, TensorValue x) => a.Transposed().Times(a.Times(x).Minus(b));

    public static TensorValue Gradient(TensorValue[] t) => Gradient(t[0], t[1], t[2]);

    public static TensorValue Hessian(TensorValue[] t) => t[0].Transposed().Times(t[0]);

    public static TensorValue Value(TensorValue[] t)
    {
        var residual = t[0].Times(t[2]).Minus(t[1]);
        return TensorValue.Scalar(0.5 * residual.Dot(residual));
    }

    public static TensorValue GradientScale(Probe p) =>
        p.Tensor(0).Abs().Transposed().Times(p.Tensor(0).Abs().Times(p.Tensor(2).Abs()).Plus(p.Tensor(1).Abs()));

    public static Probe Random(string label, Draw draw, int m, int n) =>
        new(label, [draw.NormalTensor(m, n), draw.NormalTensor(m), draw.NormalTensor(n)]);

    public static TensorValue[] Tensors(Probe probe) => [.. probe.Arguments.Select(a => ((Value.Tensor)a).Content)];

    public static AgreementCheck OfGradient(
        Way? way = null, Visibility visibility = Visibility.Visible, IReadOnlyList<Mistake>? mistakes = null, OwnFunction? own = null,
        IReadOnlyList<ForbiddenUse>? forbidden = null, IReadOnlyList<Oracle>? oracles = null) => new()
    {
        Id = "gradient",
        Title = "Gradient",
        Member = Member,
        Visibility = visibility,
        Points = 1,
        Probes = draw => [Random("tall", draw, 4, 3), Random("wide", draw, 2, 5), Random("square", draw, 3, 3)],
        Oracles = oracles ?? [new("closed form", p => Gradient(Tensors(p)))],
        Scale = GradientScale,
        Way = way ?? new Way.Any(),
        WayProbes = draw => (Random("first", draw, 4, 3), Random("second", draw, 4, 3)),
        Mistakes = mistakes ?? [],
        OwnFunction = own,
        Forbidden = forbidden ?? [],
    };

    public static AgreementCheck OfHessian(Way? way = null, IReadOnlyList<Mistake>? mistakes = null, OwnFunction? own = null) => new()
    {
        Id = "hessian",
        Title = "Hessian",
        Member = "AutogradHessian",
        Visibility = Visibility.Visible,
        Points = 1,
        Probes = draw => [Random("tall", draw, 4, 3), Random("wide", draw, 2, 5)],
        Oracles = [new("closed form", p => Hessian(Tensors(p)))],
        Scale = p => p.Tensor(0).Abs().Transposed().Times(p.Tensor(0).Abs()),
        Way = way ?? new Way.Any(),
        WayProbes = draw => (Random("first", draw, 4, 3), Random("second", draw, 4, 3)),
        Mistakes = mistakes ?? [],
        OwnFunction = own,
    };

    public static Task<Finding> ExamineAsync(this Check check, ISubject subject, ulong seed = 1) =>
        check.ExamineAsync(subject, new Draw(seed), TestContext.Current.CancellationToken);

    /// <summary>Examines the gradient check against one function for the member.</summary>
    public static Task<Finding> TryAsync(Func<TensorValue[], TensorValue> member, AgreementCheck? check = null, ulong seed = 1) =>
        (check ?? OfGradient()).ExamineAsync(new FakeSubject().With(Member, member), seed);

    public static Task<Finding> TryOutcomeAsync(CallOutcome outcome, Visibility visibility = Visibility.Visible) =>
        OfGradient(visibility: visibility).ExamineAsync(new FakeSubject().WithOutcome(Member, (_, _) => outcome));
}
