using Autograder.Contracts;

namespace Autograder.Authoring.Judging;

/// <summary>The last finding of a check whose numbers are right: were they made in the required way?</summary>
internal static class WayFinding
{
    public static async Task<Finding> OfAsync(
        Check check, ISubject subject, Way way, WayProbes? probes, Standard standard, Draw draw, Trial trial, CancellationToken cancellation)
    {
        if (way is Way.Any)
            return Of(check, WayEvidence.Unexamined, trial);
        if (probes is null)
            throw new InvalidOperationException($"the check {check.Id} requires a way and has no probes for it");

        var member = new TaintedMember(subject, check.Member, v => v is Value.Tensor(var t) ? t.Values : null);
        var examination = new WayExamination(member, way, probes, p => standard.At(p).Expected, draw);
        return Of(check, await subject.WayOfAsync(check.Member, examination.ExamineAsync, cancellation), trial);
    }

    public static Finding Of(Check check, WayEvidence evidence, Trial trial)
    {
        var right = Finding.Passed($"right at {Wording.Count(trial.Answers.Count, "input")}") with { Advisories = trial.Advisories };
        return evidence.Verdict switch
        {
            WayVerdict.AsRequired => right,
            WayVerdict.Unclear or WayVerdict.NotExamined => right with { Review = true, Advisories = [.. trial.Advisories, evidence.Explanation] },
            WayVerdict.Otherwise => Otherwise(check, evidence) with { Advisories = trial.Advisories },
            _ => throw new System.Diagnostics.UnreachableException($"verdict {evidence.Verdict}"),
        };
    }

    private static Finding Otherwise(Check check, WayEvidence evidence)
    {
        var message = $"The numbers are right. {evidence.Explanation}";
        return check.Found(CheckStatus.Failed, message, message) with { Mistake = "other-way" };
    }
}
