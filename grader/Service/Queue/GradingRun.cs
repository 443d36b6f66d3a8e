using System.Data.Common;
using Autograder.Service.Operation;
using Hangfire;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Queue;

/// <summary>What a ticket is good for: grades the fairest waiting attempt, if there is one.</summary>
[AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
internal sealed class GradingRun(
    AttemptQueue queue, StoredSources sources, IGrader grader, RunningGradings running, ProgressBoard board,
    QueueRules rules, TimeProvider time, ILogger<GradingRun> log)
{
    private static readonly string Machine = $"{Environment.MachineName}/{Environment.ProcessId}";

    /// <param name="stopping">Hangfire's: the process is about to end.</param>
    public async Task RunAsync(CancellationToken stopping)
    {
        if (await queue.ClaimAsync(Machine, stopping) is not { } claim)
            return;
        using var scope = log.BeginScope("attempt {Attempt}", claim.AttemptId);
        using var stop = new CancellationTokenSource();
        using var entry = running.Begin(claim.AttemptId, stop);
        await using var grace = stopping.Register(() => stop.CancelAfter(rules.Grace));
        using var heart = new CancellationTokenSource();
        var beating = BeatAsync(claim, stop, heart.Token);
        try
        {
            var store = await GradeAsync(claim, stop.Token, stopping);
            await PersistAsync(claim, store, stopping);
        }
        finally
        {
            await heart.CancelAsync();
            await beating;
            board.Ended(claim.AttemptId);
        }
    }

    /// <returns>How the end is stored.</returns>
    private async Task<Func<CancellationToken, Task<bool>>> GradeAsync(Claim claim, CancellationToken stop, CancellationToken stopping)
    {
        try
        {
            using var trace = Telemetry.Traces.StartActivity("grading")?.SetTag("attempt", claim.AttemptId).SetTag("assignment", claim.Folder);
            var files = await sources.ReadAsync(claim.SubmissionId, stop);
            // Intake refuses an empty submission. Graded as such, a regrade would take away the points of the work that was there.
            if (files.Count == 0)
                throw new InvalidOperationException("What was handed in is no longer kept (the setting Retention:SourceDays), so it cannot be graded again; the grade it has stays.");
            var grading = await grader.GradeAsync(new(claim.Folder, files, claim.Seed), board.For(claim.AttemptId), stop);
            return grading.Report.Final
                ? c => queue.CompleteAsync(claim, grading, c)
                : c => queue.FailAsync(claim, "the grader failed at some checks; see the report", grading, c);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return stopping.IsCancellationRequested
                ? c => queue.ReleaseAsync(claim, c)
                : c => queue.CancelledAsync(claim, c);
        }
        catch (Exception e)
        {
            log.LogError(e, "Grading failed; it will be tried again.");
            return c => queue.FailAsync(claim, e.ToString(), null, c);
        }
    }

    /// <summary>A grade is not thrown away because the database is away for a moment or its disk is full.</summary>
    private async Task PersistAsync(Claim claim, Func<CancellationToken, Task<bool>> store, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                if (!await store(CancellationToken.None))
                    log.LogWarning("The attempt {Attempt} had been taken over by another; this result is dropped.", claim.AttemptId);
                return;
            }
            catch (Exception e) when (e is DbException or DbUpdateException or InvalidOperationException && !stopping.IsCancellationRequested)
            {
                log.LogWarning(e, "The result could not be stored yet.");
                await Task.Delay(rules.StoreAgain, time, stopping);
            }
        }
    }

    private async Task BeatAsync(Claim claim, CancellationTokenSource stop, CancellationToken heart)
    {
        using var timer = new PeriodicTimer(rules.Heartbeat, time);
        try
        {
            while (await timer.WaitForNextTickAsync(heart))
            {
                try
                {
                    if (await queue.RenewAsync(claim, heart) != LeaseState.Held)
                        await stop.CancelAsync();
                }
                catch (DbException e)
                {
                    log.LogWarning(e, "The lease could not be renewed; the grading goes on.");
                }
            }
        }
        catch (OperationCanceledException) when (heart.IsCancellationRequested)
        {
            // The grading is over.
        }
    }
}
