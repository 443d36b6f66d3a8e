using Autograder.Calibration.Bench;
using Autograder.Contracts;

namespace Autograder.Calibration.Yardsticks;

/// <summary>Whether a member is as right as the original, apart from the grader's checks.</summary>
internal abstract record Equivalence
{
    private Equivalence() { }

    /// <summary>No input told it from a right answer.</summary>
    public sealed record Equivalent : Equivalence;

    /// <param name="Reason">The first input that told it.</param>
    public sealed record Different(string Reason) : Equivalence;

    /// <summary>Nobody knows the truth about this member.</summary>
    public sealed record Unjudged : Equivalence;
}

/// <param name="Answered">What the member answered, a tensor or a record's first sequence, at the inputs up to the one that told; null where it did not answer.</param>
internal sealed record Judgement(Equivalence Verdict, IReadOnlyList<(YardstickCase Case, TensorValue? Answer)> Answered);

internal static class EquivalenceJudge
{
    public static async Task<Judgement> JudgeAsync(BenchSubject subject, string member, IReadOnlyList<YardstickCase> cases, CancellationToken cancellation)
    {
        var mine = cases.Where(c => c.Truths.ContainsKey(member)).ToList();
        var answered = new List<(YardstickCase, TensorValue?)>();
        Equivalence verdict = mine.Count == 0 ? new Equivalence.Unjudged() : new Equivalence.Equivalent();
        foreach (var at in mine)
        {
            var outcome = await subject.CallAsync(member, at.Arguments, cancellation);
            // As in grading: who touched freed memory is asked once more.
            if (outcome is CallOutcome.Died)
                outcome = await subject.CallAsync(member, at.Arguments, cancellation);
            answered.Add((at, outcome switch
            {
                CallOutcome.Returned(Value.Tensor(var tensor), _, _) => tensor,
                CallOutcome.Returned(Value.Fields([Value.Numbers(var first), ..]), _, _) => TensorValue.Vector(first.AsSpan()),
                _ => null,
            }));
            if (verdict is Equivalence.Equivalent && Difference(outcome, at.Truths[member]) is { } difference)
                verdict = new Equivalence.Different(difference);
            if (outcome is not CallOutcome.Returned and not CallOutcome.Threw)
                break;
        }
        if (verdict is Equivalence.Equivalent && mine[0].Truths[member].Of is { } function
            && (await JudgeAsync(subject, function, cases, cancellation)).Verdict is not Equivalence.Equivalent)
            verdict = new Equivalence.Unjudged();
        return new(verdict, answered);
    }

    /// <summary>Null when it answered the truth.</summary>
    private static string? Difference(CallOutcome outcome, Truth truth) => outcome switch
    {
        CallOutcome.Returned(Value.Tensor(var tensor), _, _) => tensor.Type == ElementType.Float64 ? Difference(tensor, truth.Fields[0], truth.Allowed) : $"{tensor.Type}",
        CallOutcome.Returned(Value.Fields(var fields), _, _) when fields.Length == truth.Fields.Count && fields.All(f => f is Value.Numbers) =>
            fields.Select((f, i) => Difference(TensorValue.Vector(((Value.Numbers)f).Content.AsSpan()), truth.Fields[i], truth.Allowed)).FirstOrDefault(d => d is not null),
        CallOutcome.Returned => "another type",
        CallOutcome.Threw(var exception, _, _, _) => exception,
        _ => outcome.GetType().Name,
    };

    private static string? Difference(TensorValue got, TensorValue expected, double allowed)
    {
        var fits = got.HasShape(expected) || (expected.Rank == 0 && got.Rank <= 2 && got.Values.Length == 1);
        if (!fits)
            return $"shape ({string.Join(", ", got.Shape)})";
        for (var i = 0; i < expected.Values.Length; i++)
            if (!(Math.Abs(got[i] - expected[i]) <= allowed))
                return FormattableString.Invariant($"{got[i]:G6} instead of {expected[i]:G6}");
        return null;
    }
}
