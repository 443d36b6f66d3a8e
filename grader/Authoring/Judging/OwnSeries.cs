using Autograder.Authoring.Numerics;
using Autograder.Contracts;

namespace Autograder.Authoring.Judging;

/// <summary>The student's own elementwise approximation, differentiated by a five-point stencil and, where that does not settle it, by Ridders' method.</summary>
internal sealed class OwnSeries(ISubject subject, string valueMember, CancellationToken cancellation)
{
    /// <summary>Small, so that the seams of a range reduction lie outside; still rounding stays below 1e-11.</summary>
    private const double Step = 2e-3;

    /// <summary>An isolated disagreement may be a seam of a range reduction, where the derivative is not one number.</summary>
    private const int Enough = 2;

    /// <summary>Whether a wrong gradient is rightly differentiated from a wrong approximation.</summary>
    public async Task<bool> ExplainsAsync(Answer shown)
    {
        if (shown.Standing != Standing.Off || await DifferentiateAsync(shown.Probe.Tensor(0)) is not { } own || !own.Value.Values.All(double.IsFinite))
            return false;
        var allowed = Math.Max(1e-7 * own.Value.MaxAbs(), 10 * own.Error.MaxAbs());
        return Closeness.AreClose(shown.Got, own.Value, allowed)
            && !Closeness.AreClose(shown.Expected, own.Value, Math.Max(10 * allowed, shown.Allowed.MaxAbs()));
    }

    /// <summary>The finding that right gradients are not the derivative of the student's own approximation; null when they are, or nobody can tell.</summary>
    public async Task<Finding?> ContradictionAsync(Check check, IReadOnlyList<Answer> answers, double tolerance)
    {
        var found = new List<(Answer Answer, int Component, double Own)>();
        foreach (var answer in answers)
            found.AddRange((await DisagreementsAsync(answer, tolerance)).Select(d => (answer, d.Component, d.Own)));
        if (found.Count < Math.Min(Enough, answers.Sum(a => a.Got.Values.Length)))
            return null;

        var (shown, component, derivative) = found.MaxBy(f => Math.Abs(f.Answer.Got[f.Component] - f.Own));
        var quantity = Wording.Quantity(check.Member);
        var (expected, got) = Wording.Pair(derivative, shown.Got[component]);
        return check.Found(CheckStatus.Failed,
            $"{quantity}{Wording.Place(shown.Got.Shape, component)}: the derivative of your own {valueMember} is {expected}, got {got} "
            + $"(allowed difference {Wording.Allowance(tolerance)}; {Wording.At(shown.Probe)})",
            $"the {quantity} is close to the true one, but it is not the derivative of your own {valueMember} ({Wording.At(shown.Probe)})") with
        {
            Mistake = "not-of-own-value",
            Hint = $"Let autograd differentiate {valueMember} itself: the same series, with as many terms.",
            Probe = shown.Probe,
            Actual = shown.Got,
        };
    }

    private async Task<IReadOnlyList<(int Component, double Own)>> DisagreementsAsync(Answer answer, double tolerance)
    {
        // Four calls tell for nearly everybody what forty would.
        if (await FiniteDifference.FivePointElementwiseAsync(CallAsync, answer.Probe.Tensor(0), Step) is not { } quick)
            return [];
        IReadOnlyList<(int Component, double Own)> open =
            [.. Enumerable.Range(0, answer.Got.Values.Length).Where(i => !Closeness.IsClose(answer.Got[i], quick[i], tolerance)).Select(i => (i, 0.0))];
        // On a seam the derivative from one side is right too. Of a noisy function two steps give two derivatives, and neither counts.
        foreach (var (side, step) in new[] { (0, Step), (0, 0.6 * Step), (1, Step), (-1, Step) })
        {
            if (open.Count == 0 || await DifferentiateAsync(answer.Probe.Tensor(0), side, step) is not { } own)
                return [];
            var first = side == 0 && step == Step;
            open = [.. open
                .Where(o => double.IsFinite(own.Value[o.Component])
                    && !Closeness.IsClose(answer.Got[o.Component], own.Value[o.Component], tolerance + 10 * own.Error[o.Component])
                    && (first || side != 0 || Closeness.IsClose(o.Own, own.Value[o.Component], tolerance)))
                .Select(o => first ? (o.Component, own.Value[o.Component]) : o)];
        }
        return open;
    }

    private Task<Estimate?> DifferentiateAsync(TensorValue x, int side = 0, double step = Step) =>
        FiniteDifference.RiddersElementwiseAsync(CallAsync, x, step, side);

    private async Task<TensorValue?> CallAsync(TensorValue x) =>
        await subject.CallAsync(valueMember, [x], Taint.None, cancellation) is CallOutcome.Returned(Value.Tensor(var value), _, _)
            && value.Type == ElementType.Float64 && value.Values.Length == x.Values.Length ? value with { Shape = x.Shape } : null;
}
