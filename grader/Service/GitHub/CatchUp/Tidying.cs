using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.GitHub.CatchUp;

/// <summary>Forgets what is of no more use: deliveries that GitHub no longer repeats, tokens that no longer hold.</summary>
internal sealed class Tidying(IDbContextFactory<Store> stores, TimeProvider time)
{
    private static readonly TimeSpan DeliveriesKept = TimeSpan.FromDays(7);

    /// <summary>As long as GitHub lets a run of a workflow be repeated.</summary>
    private static readonly TimeSpan TokensKept = TimeSpan.FromDays(31);

    public async Task TidyAsync(CancellationToken cancellation)
    {
        var (deliveries, tokens) = (time.GetUtcNow() - DeliveriesKept, time.GetUtcNow() - TokensKept);
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var write = await store.BeginWriteAsync(cancellation);
        await store.Deliveries.Where(d => d.ReceivedAt < deliveries).ExecuteDeleteAsync(cancellation);
        await store.UsedTokens.Where(t => t.ExpiresAt < tokens).ExecuteDeleteAsync(cancellation);
        await write.CommitAsync(cancellation);
    }
}
