using Autograder.Service.Queue.Timing;
using Autograder.Service.Storage;
using Hangfire;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Queue;

/// <summary>
/// Makes up for whatever went missing: takes over what dead workers held, and issues the tickets that the waiting
/// attempts lack. The store is the truth, Hangfire's queue only its echo.
/// </summary>
[AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
[Queue(QueueSetup.Upkeep)]
internal sealed class Sweep(
    AttemptQueue queue, TimingQueue timings, IDbContextFactory<Store> stores, Tickets tickets, JobStorage hangfire, QueueRules rules, TimeProvider time, ILogger<Sweep> log)
{
    // Each ticket brings the next; no more than all machines together can use at once.
    private const int MostTimings = 64;

    public async Task RunAsync(CancellationToken cancellation)
    {
        var taken = await queue.TakeOverAsync(everyone: false, cancellation);
        if (taken > 0)
            log.LogWarning("{Count} attempts were taken over: whoever graded them gave no sign of life.", taken);
        var timed = await timings.TakeOverAsync(everyone: false, cancellation);
        if (timed > 0)
            log.LogWarning("{Count} timings were taken over: whoever made them gave no sign of life.", timed);
        await IssueMissingAsync(cancellation);
    }

    public async Task IssueMissingAsync(CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var now = time.GetUtcNow();
        var waiting = await store.Attempts
            .Where(a => a.State == AttemptState.Waiting && a.NotBefore <= now)
            .GroupBy(a => a.Lane).Select(g => new { Lane = g.Key, Count = g.Count() })
            .ToListAsync(cancellation);
        var issued = hangfire.GetMonitoringApi();
        foreach (var lane in waiting)
        {
            for (var missing = lane.Count - issued.EnqueuedCount(Tickets.QueueOf(lane.Lane)); missing > 0; missing--)
                tickets.Issue(lane.Lane);
        }
        var ready = await (await TimingFairness.ReadyAsync(store, rules, now, cancellation)).CountAsync(cancellation);
        for (var missing = Math.Min(ready, MostTimings) - issued.EnqueuedCount(Tickets.TimingQueue); missing > 0; missing--)
            tickets.IssueTiming();
    }
}
