using Autograder.Contracts;

namespace Autograder.Authoring.Judging;

/// <summary>
/// Finds out how a member comes to its result, by gradient taint: the derivatives that its code asks libtorch for come
/// back multiplied by s, or replaced by noise, and the result tells whether it followed.
/// </summary>
/// <param name="expected">The right answer at a probe: tells whether nothing is carried over from call to call.</param>
internal sealed class WayExamination(TaintedMember member, Way required, WayProbes probes, Func<Probe, TensorValue> expected, Draw draw)
{
    private const int Attempts = 3;

    public async Task<WayEvidence> ExamineAsync(CancellationToken cancellation)
    {
        if (required is Way.Autograd && HandWrittenBackward.In(member.Uses) is { } byHand)
            return byHand;
        try
        {
            for (var attempt = 0; attempt < Attempts; attempt++)
            {
                var (first, second) = probes(draw);
                var evidence = required switch
                {
                    Way.Any => WayEvidence.Unexamined,
                    Way.Analytic => await new AnalyticExamination(member, draw).ExamineAsync(first, cancellation),
                    Way.Autograd autograd => await new AutogradExamination(member, autograd, expected, draw).ExamineAsync(first, second, cancellation),
                    _ => throw new System.Diagnostics.UnreachableException($"way {required}"),
                };
                if (evidence is not null)
                    return RivalCall.In(required, member.Uses, evidence) ?? ProgramInternals.In(member.Uses, evidence) ?? evidence;
            }
            throw new NothingObservedException("the result was zero everywhere");
        }
        catch (NothingObservedException nothing)
        {
            return new(WayVerdict.NotExamined, null, $"How it was made could not be examined: {nothing.Message} while its derivatives were changed.");
        }
    }
}
