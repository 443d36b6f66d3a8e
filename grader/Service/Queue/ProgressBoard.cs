using System.Collections.Concurrent;
using Autograder.Engine;

namespace Autograder.Service.Queue;

/// <summary>
/// How far the gradings of this process are, and a signal for those who watch one. Watchers of a grading on another
/// machine see its states only, by asking the store.
/// </summary>
internal sealed class ProgressBoard
{
    private readonly ConcurrentDictionary<long, GradingProgress> progress = [];
    private readonly ConcurrentDictionary<long, TaskCompletionSource> signals = [];

    public GradingProgress? Of(long attempt) => progress.GetValueOrDefault(attempt);

    public IProgress<GradingProgress> For(long attempt) => new Pin(this, attempt);

    public void Ended(long attempt)
    {
        progress.TryRemove(attempt, out _);
        Signal(attempt);
    }

    /// <summary>Completes at the next change. Ask before reading the state: a change in between is then not missed.</summary>
    public Task NextChangeOf(long attempt) =>
        signals.GetOrAdd(attempt, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    private void Signal(long attempt)
    {
        if (signals.TryRemove(attempt, out var signal))
            signal.SetResult();
    }

    private sealed class Pin(ProgressBoard board, long attempt) : IProgress<GradingProgress>
    {
        public void Report(GradingProgress value)
        {
            board.progress[attempt] = value;
            board.Signal(attempt);
        }
    }
}
