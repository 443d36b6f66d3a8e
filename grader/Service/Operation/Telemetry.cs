using System.Diagnostics;
using System.Diagnostics.Metrics;
using Autograder.Service.Storage;

namespace Autograder.Service.Operation;

/// <summary>What the service measures of itself while it grades. Names and numbers only: nothing of a submission.</summary>
internal static class Telemetry
{
    public const string Name = "Autograder";

    private static readonly Meter meter = new(Name);
    private static readonly Counter<long> attempts = meter.CreateCounter<long>(
        "autograder.attempts", "{attempt}", "Gradings that came to an end, by how they ended; retried is a fault of ours that is tried again.");
    private static readonly Histogram<double> phases = meter.CreateHistogram(
        "autograder.phase.duration", "s", "How long each phase of a grading took; total is from received to graded, which timing follows.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60, 300, 1800] });
    private static readonly Histogram<double> cpu = meter.CreateHistogram(
        "autograder.cpu", "s", "CPU time of the processes that ran a submission.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60] });

    private static readonly Counter<long> timings = meter.CreateCounter<long>(
        "autograder.timings", "{timing}", "Timings that came to an end, by how they ended; retried is a fault of ours that is tried again.");

    public static ActivitySource Traces { get; } = new(Name);

    /// <summary>How the attempt, as it is now stored, ended this time.</summary>
    public static void Ended(Attempt attempt)
    {
        var ending = attempt.State switch
        {
            AttemptState.Graded => "graded",
            AttemptState.Failed => "failed",
            AttemptState.Cancelled => "cancelled",
            AttemptState.Waiting => "retried",
            AttemptState.Running => "running",
            _ => throw new UnreachableException($"state {attempt.State}"),
        };
        attempts.Add(1, new KeyValuePair<string, object?>("ending", ending));
        if (attempt is not { State: AttemptState.Graded, StartedAt: { } started, CompiledAt: { } compiled, CheckedAt: { } done, ReportedAt: { } reported })
            return;
        Record("queued", started - attempt.QueuedAt);
        Record("compiling", compiled - started);
        Record("checking", done - compiled);
        Record("reporting", reported - done);
        Record("total", reported - attempt.ReceivedAt);
        cpu.Record(attempt.CpuSeconds ?? 0);
    }

    /// <summary>How the timing, as it is now stored, ended this time.</summary>
    public static void Timed(AttemptTiming timing)
    {
        var ending = timing.State switch
        {
            AttemptTimingState.Done => "done",
            AttemptTimingState.Failed => "failed",
            AttemptTimingState.Waiting => "retried",
            AttemptTimingState.Running => "running",
            _ => throw new UnreachableException($"state {timing.State}"),
        };
        timings.Add(1, new KeyValuePair<string, object?>("ending", ending));
        if (timing is not { State: AttemptTimingState.Done, StartedAt: { } started, CompletedAt: { } completed })
            return;
        Record("timing-queued", started - timing.QueuedAt);
        Record("timing", completed - started);
    }

    private static void Record(string phase, TimeSpan took) =>
        phases.Record(Math.Max(0, took.TotalSeconds), new KeyValuePair<string, object?>("phase", phase));
}
