using Autograder.Engine.Reporting;
using Autograder.Service.Operation;
using Hangfire;

namespace Autograder.Service.Queue;

/// <summary>What a ticket is good for: grades the fairest waiting attempt, if there is one.</summary>
[AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
internal sealed class GradingRun(
    AttemptQueue queue, StoredSources sources, IGrader grader, RunningGradings running, ProgressBoard board, Tickets tickets,
    QueueRules rules, TimeProvider time, ILogger<GradingRun> log)
{
    /// <summary>Who grades here.</summary>
    public static readonly string Machine = $"{Environment.MachineName}/{Environment.ProcessId}";

    /// <param name="stopping">Hangfire's: the process is about to end.</param>
    public async Task RunAsync(CancellationToken stopping)
    {
        if (await queue.ClaimAsync(Machine, stopping) is not { } claim)
            return;
        using var scope = log.BeginScope("attempt {Attempt}", claim.AttemptId);
        using var stop = new CancellationTokenSource();
        using var entry = running.Begin(claim.AttemptId, stop);
        await using var grace = stopping.Register(() => stop.CancelAfter(rules.Grace));
        try
        {
            await using var heart = Heartbeat.Start(c => queue.RenewAsync(claim, c), stop, rules, time, log);
            var end = await GradeAsync(claim, stop.Token, stopping);
            if (await Persistence.StoreAsync(end.StoreAsync, rules, time, log, stopping) && end.TimingFollows)
                tickets.IssueTiming();
        }
        finally
        {
            board.Ended(claim.AttemptId);
        }
    }

    private sealed record End(Func<CancellationToken, Task<bool>> StoreAsync, bool TimingFollows = false);

    private async Task<End> GradeAsync(Claim claim, CancellationToken stop, CancellationToken stopping)
    {
        try
        {
            using var trace = Telemetry.Traces.StartActivity("grading")?.SetTag("attempt", claim.AttemptId).SetTag("assignment", claim.Folder);
            var files = await sources.ReadAsync(claim.SubmissionId, stop);
            // Intake refuses an empty submission. Graded as such, a regrade would take away the points of the work that was there.
            if (files.Count == 0)
                throw new InvalidOperationException("What was handed in is no longer kept (the setting Retention:SourceDays), so it cannot be graded again; the grade it has stays.");
            var grading = await grader.GradeAsync(new(claim.Folder, files, claim.Seed, claim.Revision), board.For(claim.AttemptId), stop);
            return grading.Report.Final
                ? new(c => queue.CompleteAsync(claim, grading, c), grading.Report.Timing.State == TimingState.Pending)
                : new(c => queue.FailAsync(claim, "the grader failed at some checks; see the report", grading, c));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return stopping.IsCancellationRequested
                ? new(c => queue.ReleaseAsync(claim, c))
                : new(c => queue.CancelledAsync(claim, c));
        }
        catch (Exception e)
        {
            log.LogError(e, "Grading failed; it will be tried again.");
            return new(c => queue.FailAsync(claim, e.ToString(), null, c));
        }
    }
}
