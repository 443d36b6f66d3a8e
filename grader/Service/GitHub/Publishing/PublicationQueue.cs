using Autograder.Service.GitHub.Model;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.GitHub.Publishing;

/// <summary>Which grade is written next, and how that ended. Whoever takes one has it for a while; then it is anybody's again.</summary>
internal sealed class PublicationQueue(IDbContextFactory<Store> stores, GitHubPace pace, TimeProvider time)
{
    private const int MostRefusals = 6;

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    public async Task<int> DueAsync(CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        return await Due(store, time.GetUtcNow()).CountAsync(cancellation);
    }

    /// <summary>First words on a commit before all that adds to others; of equals the one that has waited longest.</summary>
    /// <returns>null when none is due.</returns>
    public async Task<Publication?> TakeAsync(CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var write = await store.BeginWriteAsync(cancellation);
        await store.AloneWithAsync("publications", cancellation);
        var now = time.GetUtcNow();
        var taken = await Due(store, now).OrderBy(p => p.Priority).ThenBy(p => p.NextTryAt).ThenBy(p => p.Id).Include(p => p.Repository).FirstOrDefaultAsync(cancellation);
        if (taken is null)
            return null;
        taken.Tries++;
        taken.NextTryAt = now + Lease;
        await store.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
        return taken;
    }

    /// <summary>Stores how one step of writing ended.</summary>
    /// <param name="shown">null when it could not be read.</param>
    public async Task EndAsync(Publication taken, WriteOutcome outcome, Shown? shown, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var write = await store.BeginWriteAsync(cancellation);
        var publication = await store.Publications.SingleAsync(p => p.Id == taken.Id, cancellation);
        var now = time.GetUtcNow();
        (publication.ExternalId, publication.Written) = (taken.ExternalId, taken.Written);
        switch (outcome)
        {
            case WriteOutcome.Complete:
                (publication.State, publication.DoneAt, publication.Fault) = (PublicationState.Done, now, null);
                if (shown is ShownGrade grade)
                    (publication.Score, publication.MaxScore, publication.Decided) = (grade.Score, grade.MaxScore, grade.Decided);
                break;
            case WriteOutcome.MoreToDo:
                // The first word is said; the rest waits behind others' first words.
                (publication.Priority, publication.NextTryAt, publication.Tries, publication.Fault) = (1, now, 0, null);
                break;
            case WriteOutcome.Later(var until):
                (publication.NextTryAt, publication.Tries) = (until, publication.Tries - 1);
                break;
            case WriteOutcome.Unreachable(var fault):
                (publication.NextTryAt, publication.Fault) = (now + Wait(publication.Tries), fault);
                break;
            case WriteOutcome.Refused(var fault):
                (publication.NextTryAt, publication.Fault) = (now + Wait(publication.Tries), fault);
                if (publication.Tries >= MostRefusals)
                    publication.State = PublicationState.Failed;
                break;
            default:
                throw new System.Diagnostics.UnreachableException($"outcome {outcome}");
        }
        await store.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
    }

    /// <summary>There is nothing left to show.</summary>
    public async Task DropAsync(Publication taken, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var write = await store.BeginWriteAsync(cancellation);
        await store.Publications.Where(p => p.Id == taken.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.State, PublicationState.Overtaken), cancellation);
        await write.CommitAsync(cancellation);
    }

    private TimeSpan Wait(int tries) =>
        TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, pace.FirstWait.TotalSeconds * Math.Pow(3, Math.Max(0, tries - 1))));

    private static IQueryable<Publication> Due(Store store, DateTimeOffset now) =>
        store.Publications.Where(p => p.State == PublicationState.Waiting && p.NextTryAt <= now);
}
