using Autograder.Engine.Reporting;
using Autograder.Service.Operation;
using Hangfire;

namespace Autograder.Service.Queue.Timing;

/// <summary>What a timing's ticket is good for: completes the grade whose turn it is, if there is one.</summary>
[AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
internal sealed class TimingRun(
    TimingQueue queue, StoredSources sources, IGrader grader, ProgressBoard board, Tickets tickets, QueueRules rules, TimeProvider time, ILogger<TimingRun> log)
{
    /// <param name="stopping">Hangfire's: the process is about to end. A timing is then begun afresh elsewhere or later.</param>
    public async Task RunAsync(CancellationToken stopping)
    {
        if (await queue.ClaimAsync(GradingRun.Machine, stopping) is not { } claim)
            return;
        using var scope = log.BeginScope("timing of attempt {Attempt}", claim.AttemptId);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        await using (Heartbeat.Start(c => queue.RenewAsync(claim, c), stop, rules, time, log))
        {
            var store = await TimeAsync(claim, stop.Token, stopping);
            await Persistence.StoreAsync(store, rules, time, log, stopping);
        }
        board.Ended(claim.AttemptId);
        // The tickets of those that had to wait for gradings are used up.
        if (!stopping.IsCancellationRequested)
            tickets.IssueTiming();
    }

    /// <returns>How the end is stored.</returns>
    private async Task<Func<CancellationToken, Task<bool>>> TimeAsync(TimingClaim claim, CancellationToken stop, CancellationToken stopping)
    {
        try
        {
            using var trace = Telemetry.Traces.StartActivity("timing")?.SetTag("attempt", claim.AttemptId).SetTag("assignment", claim.Folder);
            if (await queue.ReportAsync(claim, stop) is not { } report)
                return c => queue.FailAsync(claim, "The report is no longer kept (the setting Retention:ReportDays), so it cannot be completed.", c);
            var files = await sources.ReadAsync(claim.SubmissionId, stop);
            var completed = await grader.TimeAsync(new(claim.Folder, files, report, claim.Revision), board.For(claim.AttemptId), stop);
            return completed.Timing.State == TimingState.Failed
                ? c => queue.FailAsync(claim, completed.Notes.LastOrDefault() ?? completed.Timing.Remark, c)
                : c => queue.CompleteAsync(claim, completed, c);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Else the lease is lost, and so is the right to store anything.
            return stopping.IsCancellationRequested ? c => queue.ReleaseAsync(claim, c) : _ => Task.FromResult(false);
        }
        catch (Exception e)
        {
            log.LogError(e, "Timing failed; it will be tried again.");
            return c => queue.FailAsync(claim, e.ToString(), c);
        }
    }
}
