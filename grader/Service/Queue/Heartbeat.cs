using Autograder.Service.Storage;

namespace Autograder.Service.Queue;

/// <summary>Renews a lease until it is disposed, and stops the work when the lease is lost or nobody wants the work any more.</summary>
internal sealed class Heartbeat : IAsyncDisposable
{
    private readonly CancellationTokenSource end = new();
    private readonly Task beating;

    private Heartbeat(Func<CancellationToken, Task<LeaseState>> renew, CancellationTokenSource stop, QueueRules rules, TimeProvider time, ILogger log) =>
        beating = BeatAsync(renew, stop, rules, time, log);

    public static Heartbeat Start(
        Func<CancellationToken, Task<LeaseState>> renew, CancellationTokenSource stop, QueueRules rules, TimeProvider time, ILogger log) =>
        new(renew, stop, rules, time, log);

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await beating;
        end.Dispose();
    }

    private async Task BeatAsync(
        Func<CancellationToken, Task<LeaseState>> renew, CancellationTokenSource stop, QueueRules rules, TimeProvider time, ILogger log)
    {
        using var timer = new PeriodicTimer(rules.Heartbeat, time);
        try
        {
            while (await timer.WaitForNextTickAsync(end.Token))
            {
                try
                {
                    if (await renew(end.Token) != LeaseState.Held)
                        await stop.CancelAsync();
                }
                catch (Exception e) when (e.IsOfTheStore())
                {
                    log.LogWarning(e, "The lease could not be renewed; the work goes on.");
                }
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The work is over.
        }
    }
}
