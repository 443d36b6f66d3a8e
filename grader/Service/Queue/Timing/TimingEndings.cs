using Autograder.Engine;
using Autograder.Engine.Reporting;
using Autograder.Service.Grades;
using Autograder.Service.Storage;

namespace Autograder.Service.Queue.Timing;

/// <summary>What the end of a timing changes in its attempt.</summary>
internal static class TimingEndings
{
    /// <summary>The timing that follows the grade of this report; null where nothing is timed.</summary>
    public static AttemptTiming? Follow(Attempt attempt, Report report, DateTimeOffset now) =>
        report.Timing.State != TimingState.Pending ? null : new()
        {
            AttemptId = attempt.Id, CourseId = attempt.CourseId, Lane = attempt.Lane, Owner = attempt.Owner, QueuedAt = now, NotBefore = now,
        };

    public static void Complete(Attempt attempt, Report report, DateTimeOffset now)
    {
        End(attempt, AttemptTimingState.Done, null, now);
        attempt.Timing!.Review = report.Exercises.Any(e => e.Timed.Any(t => t.Verdict == TimingVerdict.Review));
        Store(attempt, report);
    }

    public static void Fail(Attempt attempt, string fault, QueueRules rules, DateTimeOffset now)
    {
        var timing = attempt.Timing!;
        if (timing.Faults++ >= rules.TimingBackOff.Count)
        {
            GiveUp(attempt, fault, now);
            return;
        }
        (timing.State, timing.Fault, timing.LeaseUntil) = (AttemptTimingState.Waiting, fault, null);
        timing.NotBefore = now + rules.TimingBackOff[timing.Faults - 1];
    }

    /// <summary>The points for time are left out of score and maximum: nobody loses one.</summary>
    public static void GiveUp(Attempt attempt, string fault, DateTimeOffset now)
    {
        End(attempt, AttemptTimingState.Failed, fault, now);
        if (attempt.Report is { } stored)
            Store(attempt, GradingPipeline.TimingFailed(CompressedReport.Unpack(stored.Instructor)));
    }

    private static void End(Attempt attempt, AttemptTimingState state, string? fault, DateTimeOffset now)
    {
        var timing = attempt.Timing!;
        (timing.State, timing.Fault, timing.LeaseUntil, timing.CompletedAt) = (state, fault, null, now);
    }

    private static void Store(Attempt attempt, Report report)
    {
        (attempt.Score, attempt.MaxScore) = (report.Score, report.MaxScore);
        attempt.Exercises.Clear();
        attempt.Exercises.AddRange(ResultRows.ExercisesOf(report));
        attempt.Report ??= new() { AttemptId = attempt.Id, Instructor = [], Student = [] };
        attempt.Report.Instructor = CompressedReport.Pack(report);
        attempt.Report.Student = CompressedReport.Pack(report.ForStudent());
    }
}
