using Autograder.Authoring;
using Autograder.Contracts;
using Autograder.Engine.Compilation;
using Autograder.Engine.Reporting;
using Autograder.Engine.Sandbox;
using Autograder.Engine.Scoring;
using Autograder.Engine.Submissions;

namespace Autograder.Engine.Timing;

/// <summary>The second stage of a grading: compiles the submission and the rivals, takes a lease, times, completes the report.</summary>
internal sealed class TimingStage(Assignment assignment, CompileServer compiler, ISandbox sandbox, TimeProvider time)
{
    private const int Attempts = 2;

    private WorkerRequest.Load? rivals;

    public async Task<Report> CompleteAsync(Report report, Submission submission, IProgress<GradingProgress>? progress, CancellationToken cancellation)
    {
        if (report.Timing.State != TimingState.Pending)
            return report;
        var plan = TimingScorer.Plan(assignment, report);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await CompleteAsync(report, submission, plan, progress, cancellation);
            }
            catch (Exception e) when (e is TimingException or SandboxException)
            {
                if (attempt == Attempts)
                    return TimingScorer.Fail(report) with { Notes = [.. report.Notes, $"Timing failed: {e.Message}"] };
            }
        }
    }

    private async Task<Report> CompleteAsync(
        Report report, Submission submission, IReadOnlyList<TimedExercise> plan, IProgress<GradingProgress>? progress, CancellationToken cancellation)
    {
        progress?.Report(new(GradingPhase.Timing, 0, plan.Count, ""));
        var student = await CompileAsync(submission, cancellation);
        rivals ??= await CompileAsync(new([.. assignment.Rivals], null, []), cancellation);

        using var lease = await TimingLease.TakeAsync(TimingLease.Folder, TimingLease.Leases, time, cancellation);
        var started = time.GetTimestamp();
        var finished = 0;
        var timings = await new Stopwatch(sandbox, assignment.Limits, time).TimeAsync(
            plan, student, rivals, lease.Processor, Draw.Unpredictable,
            e => progress?.Report(new(GradingPhase.Timing, ++finished, plan.Count, e.Exercise.Title)), cancellation);
        return TimingScorer.Complete(report, timings, time.GetElapsedTime(started).TotalSeconds);
    }

    /// <exception cref="TimingException">What was compiled before was refused now.</exception>
    private async Task<WorkerRequest.Load> CompileAsync(Submission submission, CancellationToken cancellation) =>
        await compiler.CompileAsync(GradingPipeline.SourcesOf(assignment, submission), cancellation) is CompilationOutcome.Compiled(var compiled)
            ? new(compiled.Library, compiled.Symbols, compiled.Entry)
            : throw new TimingException("the compiler refused what is to be timed");
}
