using Autograder.Contracts;

namespace Autograder.Authoring.Judging;

/// <summary>What the probes of a check brought to light.</summary>
/// <param name="Answers">Those that can be judged, in the order of the probes.</param>
/// <param name="Obstacle">A call that gave nothing to judge: it ends the trial and weighs more than a wrong answer before it.</param>
/// <param name="Advisories">What costs nothing.</param>
internal sealed record Trial(IReadOnlyList<Answer> Answers, Finding? Obstacle, IReadOnlyList<string> Advisories)
{
    /// <summary>The wrong answer at the smallest probe; null when all are right.</summary>
    public Answer? Shown => Answers.Where(a => !a.IsRight).MinBy(a => a.Size);

    /// <summary>The finding of the obstacle, explained by the answers before it where they tell more.</summary>
    public Finding Explain(Finding obstacle, IReadOnlyList<Mistake> mistakes)
    {
        var diagnosis = Shown is null ? Diagnosis.Unknown : Classifier.Diagnose(Answers, mistakes);
        return diagnosis.Mistake is null
            ? obstacle with { Advisories = Advisories }
            : obstacle with { Advisories = Advisories, Mistake = diagnosis.Mistake, Hint = diagnosis.After("Where it returns, it is wrong too.").Hint };
    }

    /// <summary>
    /// Asks at every probe, after a wrong answer too: one answer alone cannot tell one mistake from another.
    /// </summary>
    public static async Task<Trial> RunAsync(
        Check check, ISubject subject, IReadOnlyList<Probe> probes, Standard standard, CancellationToken cancellation)
    {
        var answers = new List<Answer>();
        var advisories = new List<string>();
        foreach (var probe in probes)
        {
            var outcome = await subject.CallAsync(check.Member, probe.Arguments, Taint.None, cancellation);
            switch (Reception.Of(check, probe, outcome))
            {
                case Reception.Refused(var finding):
                    // That the time is used up says less than a wrong answer does.
                    var obstacle = outcome is CallOutcome.NotCalled && answers.Any(a => !a.IsRight) ? null : finding;
                    return new(answers, obstacle is null || answers.Count == 0 ? obstacle : obstacle with { NotStarted = false }, [.. advisories.Distinct()]);
                case Reception.Accepted(var tensor, var evidence):
                    var (expected, _) = standard.At(probe);
                    if (tensor.Rank == 2 && expected.Rank == 0 && tensor.Values.Length == 1)
                        advisories.Add("The result has shape (1, 1); a 0-d tensor is expected: squeeze() makes it one.");
                    advisories.AddRange(evidence.ChangedArguments.Select(a => $"The call changed its argument {a + 1} in place: it was a copy, so nothing is lost, but a caller would not expect it."));
                    answers.Add(standard.Judge(probe, InShapeOf(tensor, expected)));
                    break;
                default:
                    throw new System.Diagnostics.UnreachableException("a reception is accepted or refused");
            }
        }
        return new(answers, null, [.. advisories.Distinct()]);
    }

    /// <summary>The same with answers at further inputs, as many as come back; for telling mistakes apart.</summary>
    public async Task<Trial> FurtherAsync(Check check, ISubject subject, Draw draw, Standard standard, CancellationToken cancellation)
    {
        var answers = new List<Answer>(Answers);
        foreach (var probe in check.Further(draw))
        {
            var outcome = await subject.CallAsync(check.Member, probe.Arguments, Taint.None, cancellation);
            if (outcome is not (CallOutcome.Returned or CallOutcome.Threw))
                break;
            if (Reception.Of(check, probe, outcome) is Reception.Accepted(var tensor, _))
                answers.Add(standard.Judge(probe, InShapeOf(tensor, standard.At(probe).Expected)));
        }
        return this with { Answers = answers };
    }

    /// <summary>A 0-d result may also come as (1) or (1, 1).</summary>
    public static TensorValue InShapeOf(TensorValue tensor, TensorValue expected) =>
        expected.Rank == 0 && tensor.Rank <= 2 && tensor.Values.Length == 1 ? TensorValue.Scalar(tensor[0]) : tensor;
}
