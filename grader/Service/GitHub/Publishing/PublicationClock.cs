using System.Data.Common;
using Autograder.Service.GitHub.Client;
using Hangfire;
using Hangfire.States;

namespace Autograder.Service.GitHub.Publishing;

/// <summary>Looks every second for grades to be shown, and issues as many tickets as GitHub's limits allow.</summary>
internal sealed class PublicationClock(
    PublicationDesk desk, PublicationQueue queue, WriteBudget budget, IBackgroundJobClient jobs, JobStorage hangfire, TimeProvider time, ILogger<PublicationClock> log)
    : BackgroundService
{
    public const string QueueName = "github-publish";

    /// <summary>At a time: each waits for GitHub's answers, and one after the other would be too slow for a class.</summary>
    public const int Workers = 8;

    private const int RenewEvery = 5;
    private const int EverythingEvery = 20;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Look, time);
        try
        {
            for (var tick = 0; await timer.WaitForNextTickAsync(stopping); tick++)
                await LookAsync(tick, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    private async Task LookAsync(int tick, CancellationToken stopping)
    {
        try
        {
            await desk.AnnounceAsync(everything: tick % EverythingEvery == 0, stopping);
            if (tick % RenewEvery == 0)
                await desk.RenewAsync(stopping);
            var due = await queue.DueAsync(stopping);
            var possible = Math.Min(due, budget.Left);
            for (var missing = possible == 0 ? 0 : possible - hangfire.GetMonitoringApi().EnqueuedCount(QueueName); missing > 0; missing--)
                jobs.Create<PublicationRun>(run => run.RunAsync(CancellationToken.None), new EnqueuedState(QueueName));
        }
        catch (Exception e) when (e is DbException or InvalidOperationException or BackgroundJobClientException)
        {
            log.LogWarning(e, "The grades to be shown could not be looked at.");
        }
    }
}
