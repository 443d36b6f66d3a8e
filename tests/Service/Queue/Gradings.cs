using System.Collections.Immutable;
using Autograder.Authoring;
using Autograder.Engine.Reporting;
using Autograder.Service.Queue;

namespace Autograder.Service.Tests.Queue;

/// <summary>Results as the pipeline would give them.</summary>
internal static class Gradings
{
    public const string Hidden = "expected 0.7351";

    public static Grading Of(int score, bool final = true, DateTimeOffset? startedAt = null) => new(
        new(Report.CurrentSchema, ReportAudience.Instructor, new("autodiff", "Automatic differentiation", "1"), 42, "none", final, score, 100,
            [new("trace-product", "Gradient of tr(AXB)", ExerciseState.Incomplete, score, 100, [Check(score)])],
            [], ImmutableArray<Contracts.SourceDiagnostic>.Empty, new(startedAt ?? DateTimeOffset.UnixEpoch, 0.5, 1, 1.5)),
        TimeSpan.FromSeconds(1.5), 150 << 20);

    /// <summary>Graded; up to ten points for time follow.</summary>
    public static Grading TimingFollows(int score) => Of(score) is var grading
        ? grading with { Report = grading.Report with { Timing = new(TimingState.Pending, 10, 0, "Timing follows.") } } : grading;

    /// <summary>The same when <paramref name="points"/> of ten for time are known.</summary>
    public static Report Timed(Report report, int points) => report with
    {
        Score = report.Score + points, MaxScore = report.MaxScore + 10,
        Exercises = [report.Exercises[0] with { Score = report.Score + points, MaxScore = report.MaxScore + 10 }],
        Timing = report.Timing with { State = TimingState.Done, Remark = "" },
    };

    private static ReportCheck Check(int score) =>
        new("value.hidden", "Value", "Value", CheckStatus.Failed, Visibility.Hidden, false, score, 100, Hidden, null, null, [],
            null, null, null, null, null, null, null) { PublicMessage = "one component is off" };
}
