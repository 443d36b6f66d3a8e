using Autograder.Service.Operation;
using Autograder.Service.Queue.Timing;
using Hangfire;

namespace Autograder.Service.Queue;

/// <summary>Puts whatever is stored and not graded back into the queue when the service starts, and from then on regularly.</summary>
/// <param name="alone">Whether no other process grades from this store: then nothing can be running.</param>
internal sealed class QueueStart(
    AttemptQueue queue, TimingQueue timings, Sweep sweep, IRecurringJobManager recurring, bool alone, ILogger<QueueStart> log) : IHostedService
{
    private const string EveryFifteenSeconds = "*/15 * * * * *";

    public async Task StartAsync(CancellationToken cancellation)
    {
        var taken = await queue.TakeOverAsync(everyone: alone, cancellation);
        if (taken > 0)
            log.LogInformation("{Count} attempts that were being graded when the service ended wait again.", taken);
        await timings.TakeOverAsync(everyone: alone, cancellation);
        await sweep.IssueMissingAsync(cancellation);
        recurring.AddOrUpdate<Sweep>("sweep", s => s.RunAsync(CancellationToken.None), EveryFifteenSeconds);
        recurring.ScheduleRetention();
    }

    public Task StopAsync(CancellationToken cancellation) => Task.CompletedTask;
}
