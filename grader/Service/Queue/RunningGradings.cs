using System.Collections.Concurrent;

namespace Autograder.Service.Queue;

/// <summary>What this process grades at the moment, so that it can be stopped without waiting for the next heartbeat.</summary>
internal sealed class RunningGradings
{
    private readonly ConcurrentDictionary<long, CancellationTokenSource> running = [];

    public int Count => running.Count;

    public IDisposable Begin(long attempt, CancellationTokenSource stop)
    {
        running[attempt] = stop;
        return new Entry(running, attempt);
    }

    /// <summary>Stops an attempt if it runs here.</summary>
    public void Cancel(long attempt)
    {
        if (!running.TryGetValue(attempt, out var stop))
            return;
        try
        {
            stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended meanwhile.
        }
    }

    private sealed class Entry(ConcurrentDictionary<long, CancellationTokenSource> running, long attempt) : IDisposable
    {
        public void Dispose() => running.TryRemove(attempt, out _);
    }
}
