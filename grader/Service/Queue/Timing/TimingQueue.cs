using Autograder.Engine.Reporting;
using Autograder.Service.Grades;
using Autograder.Service.Operation;
using Autograder.Service.Revisions;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Autograder.Service.Queue.Timing;

/// <summary>
/// Whose grade gets its points for time next, and how that ended. As in <see cref="AttemptQueue"/>, every step changes
/// nothing when the lease has gone to another.
/// </summary>
internal sealed class TimingQueue(IDbContextFactory<Store> stores, QueueRules rules, TimeProvider time)
{
    /// <returns>null when none waits, or when gradings go first.</returns>
    public async Task<TimingClaim?> ClaimAsync(string machine, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        // Tickets are many while gradings go first; this look holds nobody up.
        if (!await (await TimingFairness.ReadyAsync(store, rules, time.GetUtcNow(), cancellation)).AnyAsync(cancellation))
            return null;
        await using var write = await store.BeginWriteAsync(cancellation);
        await store.AloneWithAsync("claim timing", cancellation);
        var now = time.GetUtcNow();
        var lease = Guid.NewGuid();
        var claimed = await TimingFairness.Next(store, await TimingFairness.ReadyAsync(store, rules, now, cancellation)).ExecuteUpdateAsync(
            set => set.SetProperty(t => t.State, AttemptTimingState.Running)
                .SetProperty(t => t.StartedAt, now)
                .SetProperty(t => t.Tries, t => t.Tries + 1)
                .SetProperty(t => t.Machine, machine)
                .SetProperty(t => t.Lease, lease)
                .SetProperty(t => t.LeaseUntil, now + rules.Lease),
            cancellation);
        await write.CommitAsync(cancellation);
        var found = claimed == 0 ? null : await store.Timings
            .Where(t => t.State == AttemptTimingState.Running && t.Lease == lease)
            .Select(t => new { Claim = new TimingClaim(t.AttemptId, t.Attempt!.SubmissionId, t.Attempt.Submission!.Assignment!.Folder, lease), t.Attempt.AssignmentId, t.Attempt.Revision })
            .SingleOrDefaultAsync(cancellation);
        return found is null ? null : found.Claim with { Revision = await store.RevisionAsync(found.AssignmentId, found.Revision, cancellation) };
    }

    /// <summary>Says that the timing still goes on.</summary>
    public async Task<LeaseState> RenewAsync(TimingClaim claim, CancellationToken cancellation)
    {
        var until = time.GetUtcNow() + rules.Lease;
        return await ChangeAsync(claim, set => set.SetProperty(t => t.LeaseUntil, until), cancellation) ? LeaseState.Held : LeaseState.Lost;
    }

    /// <summary>Puts it back as if it had not been begun: the service stops.</summary>
    public Task<bool> ReleaseAsync(TimingClaim claim, CancellationToken cancellation) =>
        ChangeAsync(claim, set => set.SetProperty(t => t.State, AttemptTimingState.Waiting)
            .SetProperty(t => t.Lease, (Guid?)null)
            .SetProperty(t => t.LeaseUntil, (DateTimeOffset?)null)
            .SetProperty(t => t.Tries, t => t.Tries - 1), cancellation);

    /// <summary>The report as it was when the checks were done; null when it is no longer kept.</summary>
    public async Task<Report?> ReportAsync(TimingClaim claim, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        return await store.Reports.Where(r => r.AttemptId == claim.AttemptId).Select(r => r.Instructor).SingleOrDefaultAsync(cancellation) is { } packed
            ? CompressedReport.Unpack(packed) : null;
    }

    /// <summary>Completes the grade, once.</summary>
    /// <returns>false when another holds the lease, and nothing was stored.</returns>
    public Task<bool> CompleteAsync(TimingClaim claim, Report report, CancellationToken cancellation) =>
        EndAsync(claim, attempt => TimingEndings.Complete(attempt, report, time.GetUtcNow()), cancellation);

    /// <summary>Notes a fault of ours: it is tried again after a while, or the grade is completed without points for time.</summary>
    public Task<bool> FailAsync(TimingClaim claim, string fault, CancellationToken cancellation) =>
        EndAsync(claim, attempt => TimingEndings.Fail(attempt, fault, rules, time.GetUtcNow()), cancellation);

    /// <summary>Gives the timings of those who no longer renew their leases to others.</summary>
    /// <param name="everyone">Also leases that are not over: at the start of the only process that grades.</param>
    /// <returns>How many wait again.</returns>
    public async Task<int> TakeOverAsync(bool everyone, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var now = time.GetUtcNow();
        var dead = await store.Timings.Where(t => t.State == AttemptTimingState.Running && (everyone || t.LeaseUntil < now))
            .Select(t => new { t.AttemptId, t.Lease, t.Tries }).ToListAsync(cancellation);
        var again = 0;
        foreach (var timing in dead)
        {
            // Its lease is named: who took it over in between keeps it.
            var claim = new TimingClaim(timing.AttemptId, 0, "", timing.Lease ?? Guid.Empty);
            if (timing.Tries >= rules.Tries)
                await EndAsync(claim, a => TimingEndings.GiveUp(a, $"begun {rules.Tries} times, and whoever timed it vanished each time", now), cancellation);
            else if (await ChangeAsync(claim, set => set.SetProperty(t => t.State, AttemptTimingState.Waiting)
                .SetProperty(t => t.Lease, (Guid?)null).SetProperty(t => t.LeaseUntil, (DateTimeOffset?)null), cancellation))
                again++;
        }
        return again;
    }

    private static IQueryable<AttemptTiming> Held(Store store, TimingClaim claim) =>
        store.Timings.Where(t => t.AttemptId == claim.AttemptId && t.State == AttemptTimingState.Running && t.Lease == claim.Lease);

    private async Task<bool> EndAsync(TimingClaim claim, Action<Attempt> end, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var write = await store.BeginWriteAsync(cancellation);
        // The row is locked by this statement until the end of the transaction: nobody takes it over in between.
        if (await Held(store, claim).ExecuteUpdateAsync(set => set.SetProperty(t => t.Lease, (Guid?)null), cancellation) == 0)
            return false;
        var attempt = await store.Attempts.Include(a => a.Timing).Include(a => a.Report).Include(a => a.Exercises)
            .SingleAsync(a => a.Id == claim.AttemptId, cancellation);
        end(attempt);
        await store.SaveChangesAsync(cancellation);
        if (!attempt.Timing!.IsOpen)
            await store.RenewStandingsOfAsync(attempt.SubmissionId, cancellation);
        await write.CommitAsync(cancellation);
        Telemetry.Timed(attempt.Timing);
        return true;
    }

    private async Task<bool> ChangeAsync(TimingClaim claim, Action<UpdateSettersBuilder<AttemptTiming>> change, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var write = await store.BeginWriteAsync(cancellation);
        var changed = await Held(store, claim).ExecuteUpdateAsync(change, cancellation);
        await write.CommitAsync(cancellation);
        return changed == 1;
    }
}
