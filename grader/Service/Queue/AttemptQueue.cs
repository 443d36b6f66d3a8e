using Autograder.Service.Grades;
using Autograder.Service.Operation;
using Autograder.Service.Revisions;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Autograder.Service.Queue;

/// <summary>
/// Who is graded next, by whom, and how it ended. Every step is one statement that changes nothing when the lease
/// has gone to another: whatever runs twice, one result is stored.
/// </summary>
internal sealed class AttemptQueue(IDbContextFactory<Store> stores, QueueRules rules, TimeProvider time)
{
    /// <summary>Takes the fairest waiting attempt.</summary>
    /// <returns>null when none waits.</returns>
    public async Task<Claim?> ClaimAsync(string machine, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var write = await store.BeginWriteAsync(cancellation);
        await store.AloneWithAsync("claim", cancellation);
        var now = time.GetUtcNow();
        var lease = Guid.NewGuid();
        var claimed = await Fairness.Next(store, now).ExecuteUpdateAsync(
            set => set.SetProperty(a => a.State, AttemptState.Running)
                .SetProperty(a => a.StartedAt, now)
                .SetProperty(a => a.Tries, a => a.Tries + 1)
                .SetProperty(a => a.Machine, machine)
                .SetProperty(a => a.Lease, lease)
                .SetProperty(a => a.LeaseUntil, now + rules.Lease),
            cancellation);
        await write.CommitAsync(cancellation);
        var claim = claimed == 0 ? null : await store.Attempts
            .Where(a => a.State == AttemptState.Running && a.Lease == lease)
            .Select(a => new Claim(a.Id, a.SubmissionId, a.AssignmentId, a.Submission!.Assignment!.Folder, lease, (ulong)a.Seed))
            .SingleOrDefaultAsync(cancellation);
        return claim is null ? null : claim with { Revision = await store.RevisionAsync(claim.AssignmentId, cancellation) };
    }

    /// <summary>Says that the grading still goes on.</summary>
    public async Task<LeaseState> RenewAsync(Claim claim, CancellationToken cancellation)
    {
        var until = time.GetUtcNow() + rules.Lease;
        if (!await ChangeAsync(claim, set => set.SetProperty(a => a.LeaseUntil, until), cancellation))
            return LeaseState.Lost;
        await using var store = await stores.CreateDbContextAsync(cancellation);
        return await Held(store, claim).AnyAsync(a => a.CancelRequested, cancellation) ? LeaseState.CancelRequested : LeaseState.Held;
    }

    /// <summary>Puts it back as if it had not been begun: the service stops.</summary>
    public Task<bool> ReleaseAsync(Claim claim, CancellationToken cancellation) =>
        ChangeAsync(claim, set => set.SetProperty(a => a.State, AttemptState.Waiting)
            .SetProperty(a => a.Lease, (Guid?)null)
            .SetProperty(a => a.LeaseUntil, (DateTimeOffset?)null)
            .SetProperty(a => a.Tries, a => a.Tries - 1), cancellation);

    public Task<bool> CancelledAsync(Claim claim, CancellationToken cancellation) =>
        ChangeAsync(claim, set => set.SetProperty(a => a.State, AttemptState.Cancelled)
            .SetProperty(a => a.Lease, (Guid?)null)
            .SetProperty(a => a.LeaseUntil, (DateTimeOffset?)null), cancellation);

    /// <summary>Stores the grade, once.</summary>
    /// <returns>false when another holds the lease, and nothing was stored.</returns>
    public async Task<bool> CompleteAsync(Claim claim, Grading grading, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var write = await store.BeginWriteAsync(cancellation);
        if (await Held(store, claim).SingleOrDefaultAsync(cancellation) is not { } attempt)
            return false;
        attempt.Revision = claim.Revision?.Number;
        Endings.Grade(attempt, grading, time.GetUtcNow());
        return await SaveAsync(store, attempt, claim, write, cancellation);
    }

    /// <summary>Notes a fault of ours: the attempt waits a while and is tried again, or becomes a dead letter.</summary>
    /// <param name="partial">What could be graded nevertheless.</param>
    public async Task<bool> FailAsync(Claim claim, string fault, Grading? partial, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var write = await store.BeginWriteAsync(cancellation);
        if (await Held(store, claim).SingleOrDefaultAsync(cancellation) is not { } attempt)
            return false;
        attempt.Revision = claim.Revision?.Number;
        Endings.Fail(attempt, fault, partial, rules, time.GetUtcNow());
        return await SaveAsync(store, attempt, claim, write, cancellation);
    }

    /// <summary>Gives the attempts of those who no longer renew their leases to others.</summary>
    /// <param name="everyone">Also leases that are not over: at the start of the only process that grades.</param>
    /// <returns>How many wait again.</returns>
    public async Task<int> TakeOverAsync(bool everyone, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var write = await store.BeginWriteAsync(cancellation);
        var now = time.GetUtcNow();
        var dead = store.Attempts.Where(a => a.State == AttemptState.Running && (everyone || a.LeaseUntil < now));
        await dead.Where(a => a.CancelRequested).ExecuteUpdateAsync(set => set.SetProperty(a => a.State, AttemptState.Cancelled), cancellation);
        await dead.Where(a => a.Tries >= rules.Tries).ExecuteUpdateAsync(
            set => set.SetProperty(a => a.State, AttemptState.Failed)
                .SetProperty(a => a.Fault, $"begun {rules.Tries} times, and whoever graded it vanished each time"),
            cancellation);
        var again = await dead.ExecuteUpdateAsync(
            set => set.SetProperty(a => a.State, AttemptState.Waiting)
                .SetProperty(a => a.Lease, (Guid?)null)
                .SetProperty(a => a.LeaseUntil, (DateTimeOffset?)null),
            cancellation);
        await write.CommitAsync(cancellation);
        return again;
    }

    private static IQueryable<Attempt> Held(Store store, Claim claim) =>
        store.Attempts.Where(a => a.Id == claim.AttemptId && a.State == AttemptState.Running && a.Lease == claim.Lease);

    private static async Task<bool> SaveAsync(Store store, Attempt attempt, Claim claim, WriteTransaction write, CancellationToken cancellation)
    {
        // The row is locked by this statement until the end of the transaction: nobody takes it over in between.
        if (await Held(store, claim).ExecuteUpdateAsync(set => set.SetProperty(a => a.Lease, (Guid?)null), cancellation) == 0)
            return false;
        await store.SaveChangesAsync(cancellation);
        await store.RenewStandingsOfAsync(claim.SubmissionId, cancellation);
        await write.CommitAsync(cancellation);
        Telemetry.Ended(attempt);
        return true;
    }

    private async Task<bool> ChangeAsync(Claim claim, Action<UpdateSettersBuilder<Attempt>> change, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var write = await store.BeginWriteAsync(cancellation);
        var changed = await Held(store, claim).ExecuteUpdateAsync(change, cancellation);
        await write.CommitAsync(cancellation);
        return changed == 1;
    }
}
