using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Autograder.Authoring;
using Autograder.Engine;
using Autograder.Engine.Reporting;
using Autograder.Service.Queue;

namespace Autograder.GitHub.Tests;

/// <summary>Gives the points that the submission asks for (<c>score: 90</c>), with as many findings as it asks for (<c>findings: 120</c>).</summary>
internal sealed partial class PlayedGrader : IGrader
{
    private int gradings;

    public int Gradings => gradings;

    /// <summary>Gradings wait for this.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>Timings wait for this.</summary>
    public Task TimingGate { get; set; } = Task.CompletedTask;

    /// <summary>Whether it fails, as a grader does by a fault of its own.</summary>
    public bool Fails { get; set; }

    public async Task<Grading> GradeAsync(GradingOrder order, IProgress<GradingProgress> progress, CancellationToken cancellation)
    {
        await Gate.WaitAsync(cancellation);
        Interlocked.Increment(ref gradings);
        if (Fails)
            throw new InvalidOperationException("a fault of ours");
        var source = string.Concat(order.Files.Select(f => Encoding.UTF8.GetString(f.Content)));
        var report = ReportOf(Asked(source, "score") ?? 40, Asked(source, "findings") ?? 1);
        return new(Asked(source, "timing") is { } points ? report with { Timing = new(TimingState.Pending, points, 0, "The points for time follow.") } : report, TimeSpan.FromSeconds(1), 1 << 20);
    }

    public async Task<Report> TimeAsync(TimingOrder order, IProgress<GradingProgress> progress, CancellationToken cancellation)
    {
        await TimingGate.WaitAsync(cancellation);
        var (report, points) = (order.Report, order.Report.Timing.Points);
        return report with
        {
            Score = report.Score + points, MaxScore = report.MaxScore + points, Timing = report.Timing with { State = TimingState.Done, Remark = "Measured." },
            Exercises = [report.Exercises[0] with { Score = report.Score + points, MaxScore = report.MaxScore + points }],
        };
    }

    public static Report ReportOf(int score, int findings) => new(
        Report.CurrentSchema, ReportAudience.Instructor, new("autodiff", "Automatic differentiation", "1"), 42, "bubblewrap", true, score, 100,
        [new("trace-product", "Gradient of tr(AXB)", score == 100 ? ExerciseState.Complete : ExerciseState.Incomplete, score, 100,
            [.. Enumerable.Range(1, findings).Select(i => Check(i, score, findings))])],
        [], ImmutableArray<Contracts.SourceDiagnostic>.Empty, new(DateTimeOffset.UtcNow, 0.5, 1, 1.5));

    private static ReportCheck Check(int line, int score, int findings) =>
        new($"value.{line}", "Value", "Value", score == 100 ? CheckStatus.Passed : CheckStatus.Failed, line % 2 == 0 ? Visibility.Hidden : Visibility.Visible, false,
            line == 1 ? score : 0, line == 1 ? 100 : 0, $"expected 0.7351 at {line.ToString(CultureInfo.InvariantCulture)} of {findings}", $"hint {line}", null, [],
            "Exercises/A.cs", line, null, null, null, null, null) { PublicMessage = "one component is off" };

    private static int? Asked(string source, string what) =>
        Wish().Matches(source).FirstOrDefault(m => m.Groups[1].Value == what) is { } match ? int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"(\w+): (\d+)")]
    private static partial Regex Wish();
}
