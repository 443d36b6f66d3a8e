using Autograder.Authoring;
using Autograder.Engine.Reporting;
using Autograder.Engine.Timing;

namespace Autograder.Engine.Scoring;

/// <summary>
/// Carries timing through a report's life: pending when the checks are done, then measured, left out, or failed by our fault.
/// Until it is measured its points are in neither score nor maximum.
/// </summary>
internal static class TimingScorer
{
    /// <summary>The report after the checks: what is right is to be timed.</summary>
    public static Report Announce(Report report, IReadOnlyList<Exercise> exercises)
    {
        var points = exercises.Sum(e => e.TimingPoints);
        if (points == 0)
            return report;
        var announced = report with { Exercises = [.. report.Exercises.Zip(exercises, (told, exercise) => told with { Timed = [.. exercise.Timed.Select(t => Announce(told, t))] })] };
        return announced.Exercises.Any(e => e.Timed.Any(t => t.Verdict == TimingVerdict.Pending))
            ? announced with { Timing = new(TimingState.Pending, points, 0, $"Timing follows: up to {points} points more, which are in neither score nor maximum yet.") }
            : Settle(announced, new(TimingState.Done, points, 0, "Nothing was timed: only right answers are."));
    }

    /// <summary>What an announced report asks to be timed, with the comparisons whose members are both right.</summary>
    public static IReadOnlyList<TimedExercise> Plan(Assignment assignment, Report report) =>
    [
        .. from told in report.Exercises
           let exercise = assignment.Exercises.First(e => e.Id == told.Id)
           let pending = exercise.Timed.Where(t => told.Timed.Any(e => e.Member == t.Member && e.Verdict == TimingVerdict.Pending)).ToList()
           let comparable = exercise.Comparisons.Where(c => IsRight(told, c.Analytic) && IsRight(told, c.Autograd)).ToList()
           where pending.Count + comparable.Count > 0
           select new TimedExercise(exercise, pending, comparable),
    ];

    public static Report Complete(Report report, IReadOnlyDictionary<string, ExerciseTiming> timings, double seconds)
    {
        var completed = report with { Exercises = [.. report.Exercises.Select(e => timings.TryGetValue(e.Id, out var timing) ? Complete(e, timing) : e)] };
        return Settle(completed, report.Timing with { State = TimingState.Done, Seconds = seconds, Remark = "" });
    }

    public static Report LeaveOut(Report report) =>
        WithoutPoints(report, TimingState.Off, $"Timing was not measured, as asked for: its {report.Timing.Points} points are in neither score nor maximum.", "not measured, as asked for");

    public static Report Fail(Report report) =>
        WithoutPoints(report, TimingState.Failed,
            $"The grader itself failed at the timing: its {report.Timing.Points} points are in neither score nor maximum.", "the grader itself failed at the timing; this costs no point");

    private static ReportTimedMember Announce(ReportExercise told, TimedMember timed)
    {
        var checks = told.Checks.Where(c => c.Member == timed.Member).ToList();
        var (verdict, message) =
            checks.Any(c => c.Status == CheckStatus.InternalError) ? (TimingVerdict.NotMeasured, "the grader itself failed at its checks; this costs no point")
            : IsRight(told, timed.Member) ? (TimingVerdict.Pending, "its time follows")
            : (TimingVerdict.NotRight, "only right answers are timed");
        return new(timed.Member, timed.Size, verdict, timed.Points, 0, 0, message, null);
    }

    private static bool IsRight(ReportExercise told, string member) =>
        told.Checks.Where(c => c.Member == member).ToList() is { Count: > 0 } checks && checks.All(c => c.Status == CheckStatus.Passed);

    private static ReportExercise Complete(ReportExercise told, ExerciseTiming timing) => told with
    {
        Timed = [.. told.Timed.Select(t => timing.Members.FirstOrDefault(m => m.Member == t.Member) ?? t)],
        Comparisons = [.. timing.Comparisons],
    };

    private static Report WithoutPoints(Report report, TimingState state, string remark, string message)
    {
        if (report.Timing.State == TimingState.None)
            return report;
        var exercises = report.Exercises.Select(e => Sum(e with
        {
            Timed = [.. e.Timed.Select(t => t with { Verdict = TimingVerdict.NotMeasured, Score = 0, MaxScore = 0, Message = message, Measurement = null })],
        }));
        return Sum(report with { Exercises = [.. exercises], Timing = report.Timing with { State = state, Remark = remark } });
    }

    /// <summary>Lets what is known count: in score and maximum, of exercises and report.</summary>
    private static Report Settle(Report report, ReportTiming timing)
    {
        var exercises = report.Exercises.Select(e => Sum(e with
        {
            Timed = [.. e.Timed.Select(t => t with { MaxScore = t.Verdict is TimingVerdict.NotMeasured or TimingVerdict.Pending ? 0 : t.Points })],
        }));
        return Sum(report with { Exercises = [.. exercises], Timing = timing });
    }

    private static ReportExercise Sum(ReportExercise exercise) => exercise with
    {
        Score = exercise.Checks.Sum(c => c.Score) + exercise.Timed.Sum(t => t.Score),
        MaxScore = exercise.Checks.Sum(c => c.MaxScore) + exercise.Timed.Sum(t => t.MaxScore),
    };

    private static Report Sum(Report report) =>
        report with { Score = report.Exercises.Sum(e => e.Score), MaxScore = report.Exercises.Sum(e => e.MaxScore) };
}
