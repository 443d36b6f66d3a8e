using Autograder.Authoring;
using Autograder.Contracts;
using Autograder.Engine.Reporting;

namespace Autograder.Dashboard.Tests;

/// <summary>An assignment as its report names it, with checks that are never made.</summary>
internal static class PlayedAssignment
{
    public static Assignment Of(Report report) =>
        new(report.Assignment.Id, report.Assignment.Title, report.Assignment.Version, [.. report.Exercises.Select(Of)], new Limits(), []);

    private static Exercise Of(ReportExercise told) => new(
        told.Id, told.Title, told.Title, [.. told.Checks.Select(c => c.Member).Distinct().Select(m => MemberSignature.OfTensors(told.Title, m, "x"))],
        [.. told.Checks.Select(c => new PlayedCheck { Id = c.Id, Title = c.Title, Member = c.Member, Visibility = c.Visibility, Points = c.MaxScore })])
    {
        Timed = [.. told.Timed.Select(t => new TimedMember(t.Member, t.Points, t.Size, [], false, _ => []))],
    };

    private sealed class PlayedCheck : Check
    {
        public override Task<Finding> ExamineAsync(ISubject subject, Draw draw, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
