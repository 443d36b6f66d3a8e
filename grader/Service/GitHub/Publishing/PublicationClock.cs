using System.Data.Common;
using Autograder.Service.GitHub.Client;
using Hangfire;
using Hangfire.States;

namespace Autograder.Service.GitHub.Publishing;

/// <summary>Looks every second for grades to be shown, and issues as many tickets as GitHub's limits allow.</summary>
internal sealed class PublicationClock(
    PublicationDesk desk, TroubleDesk troubles, PublicationQueue queue, WriteBudget budget, IBackgroundJobClient jobs, JobStorage hangfire, GitHubPace pace, TimeProvider time, ILogger<PublicationClock> log)
    : BackgroundService
{
    public const string QueueName = "github-publish";

    /// <summary>At a time: each waits for GitHub's answers, and one after the other would be too slow for a class.</summary>
    public const int Workers = 8;

    private DateTimeOffset changesAt;
    private DateTimeOffset everythingAt;

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(pace.Grades, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping))
                await LookAsync(stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    private async Task LookAsync(CancellationToken stopping)
    {
        try
        {
            var now = time.GetUtcNow();
            var everything = now >= everythingAt;
            await desk.AnnounceAsync(everything, stopping);
            if (everything)
                everythingAt = now + pace.Everything;
            if (now >= changesAt)
            {
                changesAt = now + pace.Changes;
                await desk.RenewAsync(stopping);
                await troubles.AnnounceAsync(stopping);
            }
            var due = await queue.DueAsync(stopping);
            var possible = due == 0 ? 0 : Math.Min(due, await budget.LeftAsync(stopping));
            for (var missing = possible == 0 ? 0 : possible - hangfire.GetMonitoringApi().EnqueuedCount(QueueName); missing > 0; missing--)
                jobs.Create<PublicationRun>(run => run.RunAsync(CancellationToken.None), new EnqueuedState(QueueName));
        }
        catch (Exception e) when (e is DbException or InvalidOperationException or BackgroundJobClientException)
        {
            log.LogWarning(e, "The grades to be shown could not be looked at.");
        }
    }
}
