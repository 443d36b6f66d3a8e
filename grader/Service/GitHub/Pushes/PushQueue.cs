using Autograder.Service.GitHub.Model;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.GitHub.Pushes;

/// <summary>Which push is fetched next, and how it ended. Whoever takes one has it for a while; then it is anybody's again.</summary>
internal sealed class PushQueue(IDbContextFactory<Store> stores, GitHubPace pace, TimeProvider time)
{
    /// <summary>Longer than a fetch may take.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>As long as GitHub keeps deliveries; then the instructor decides.</summary>
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(3);

    /// <returns>null when none is due.</returns>
    public async Task<Push?> TakeAsync(CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var write = await store.BeginWriteAsync(cancellation);
        await store.AloneWithAsync("pushes", cancellation);
        var now = time.GetUtcNow();
        var push = await Due(store, now).OrderBy(p => p.NotBefore).ThenBy(p => p.Id).Include(p => p.Repository).FirstOrDefaultAsync(cancellation);
        if (push is null)
            return null;
        push.Tries++;
        push.NotBefore = now + Lease;
        await store.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
        return push;
    }

    public async Task<int> DueAsync(CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        return await Due(store, time.GetUtcNow()).CountAsync(cancellation);
    }

    public Task TakenAsync(Push push, long? submission, CancellationToken cancellation) =>
        EndAsync(push, p => (p.State, p.Fault, p.SubmissionId) = (PushState.Taken, null, submission), cancellation);

    public Task RefuseAsync(Push push, string reason, CancellationToken cancellation) =>
        EndAsync(push, p => (p.State, p.Fault) = (PushState.Refused, reason), cancellation);

    /// <summary>It cannot be graded as it is; the student is told.</summary>
    public Task UnfitAsync(Push push, string reason, CancellationToken cancellation) =>
        EndAsync(push, p => (p.State, p.Fault) = (PushState.Unfit, reason), cancellation);

    /// <summary>To be tried again, after a while that grows; in the end it is the instructor's.</summary>
    public Task FailAsync(Push push, string fault, CancellationToken cancellation) =>
        EndAsync(push, p =>
        {
            var now = time.GetUtcNow();
            p.Fault = fault;
            p.NotBefore = now + Wait(p.Tries);
            if (now - p.ReceivedAt > GiveUpAfter && p.Tries > 1)
                p.State = PushState.Failed;
        }, cancellation);

    public TimeSpan Wait(int tries) =>
        TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, pace.FirstWait.TotalSeconds * Math.Pow(2, Math.Max(0, tries - 1))));

    private async Task EndAsync(Push push, Action<Push> change, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var write = await store.BeginWriteAsync(cancellation);
        change(await store.Pushes.SingleAsync(p => p.Id == push.Id, cancellation));
        await store.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
    }

    private static IQueryable<Push> Due(Store store, DateTimeOffset now) => store.Pushes.Where(p => p.State == PushState.Waiting && p.NotBefore <= now);
}
