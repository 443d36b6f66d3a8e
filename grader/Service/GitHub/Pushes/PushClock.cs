using System.Data.Common;
using Hangfire;

namespace Autograder.Service.GitHub.Pushes;

/// <summary>Issues tickets for pushes whose time has come again, and for those whose ticket went missing.</summary>
internal sealed class PushClock(PushQueue queue, PushTickets tickets, JobStorage hangfire, GitHubPace pace, TimeProvider time, ILogger<PushClock> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(pace.Pushes, time);
        while (await NextAsync(timer, stopping))
        {
            try
            {
                var due = await queue.DueAsync(stopping);
                for (var missing = due == 0 ? 0 : due - hangfire.GetMonitoringApi().EnqueuedCount(PushTickets.QueueName); missing > 0; missing--)
                    tickets.Issue();
            }
            catch (Exception e) when (e is DbException or InvalidOperationException)
            {
                log.LogWarning(e, "The pushes could not be looked at.");
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
