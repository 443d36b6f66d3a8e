using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Queue;

/// <summary>Ends attempts that nobody wants any more.</summary>
internal sealed class Cancellations(IDbContextFactory<Store> stores, RunningGradings running, ProgressBoard board)
{
    /// <returns>false when the attempt was over already.</returns>
    public async Task<bool> CancelAsync(long attempt, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var write = await store.BeginWriteAsync(cancellation);
        var waiting = await store.Attempts.Where(a => a.Id == attempt && a.State == AttemptState.Waiting)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.State, AttemptState.Cancelled), cancellation);
        var begun = waiting > 0 ? 0 : await store.Attempts.Where(a => a.Id == attempt && a.State == AttemptState.Running)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.CancelRequested, true), cancellation);
        await write.CommitAsync(cancellation);
        // On another machine, the next heartbeat sees it.
        if (begun > 0)
            running.Cancel(attempt);
        else
            board.Ended(attempt);
        return waiting + begun > 0;
    }
}
