using Autograder.Service.GitHub.Model;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.GitHub.Publishing;

/// <summary>
/// Sees to it that a commit without a grade says why: it cannot be graded as it is, GitHub does not give it out, or we failed
/// at it. A grade that comes after all takes the words' place.
/// </summary>
internal sealed class TroubleDesk(IDbContextFactory<Store> stores, GitHubSettings settings, TimeProvider time)
{
    /// <summary>About ten minutes.</summary>
    private const int TriesInSilence = 8;

    private static readonly TimeSpan LookedBack = TimeSpan.FromDays(30);

    private sealed record Case(Repository Repository, string Sha, DateTimeOffset ReceivedAt, long? Attempt, long? Push, Trouble Trouble);

    public async Task AnnounceAsync(CancellationToken cancellation)
    {
        if (!settings.HasCredential)
            return;
        var now = time.GetUtcNow();
        var since = now - LookedBack;
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var cases = await ReadAsync(store, since, cancellation);
        var changed = await ChangedAsync(store, since, cancellation);
        if (cases.Count + changed.Count == 0)
            return;
        await using var write = await store.BeginWriteAsync(cancellation);
        await store.AloneWithAsync("publications", cancellation);
        foreach (var one in cases)
            await AddAsync(store, one, now, cancellation);
        foreach (var (id, trouble) in changed)
            await store.Publications.Where(p => p.Id == id && p.State == PublicationState.Done).ExecuteUpdateAsync(
                set => set.SetProperty(p => p.State, PublicationState.Waiting).SetProperty(p => p.Trouble, trouble).SetProperty(p => p.NextTryAt, now).SetProperty(p => p.Tries, 0), cancellation);
        await write.CommitAsync(cancellation);
    }

    private static async Task<List<Case>> ReadAsync(Store store, DateTimeOffset since, CancellationToken cancellation)
    {
        var cases = new List<Case>();
        foreach (var pushes in new[] { Ended(store, since), Long(store, since) })
            cases.AddRange((await pushes.Where(p => !store.Publications.Any(said => said.PushId == p.Id)).Include(p => p.Repository).ToListAsync(cancellation))
                .Select(p => new Case(p.Repository!, p.Sha, p.ReceivedAt, null, p.Id, TroubleOf(p.State))));
        // Where an earlier grading stands, there is a grade; a regrade that is only proposed concerns nobody yet.
        var attempts = await store.Attempts.Where(a => a.State == AttemptState.Failed && a.QueuedAt >= since && a.Submission!.Origin.StartsWith("github:")
                && (a.RegradeId == null || a.Regrade!.State == RegradeState.Applied)
                && !store.Attempts.Any(other => other.SubmissionId == a.SubmissionId && other.State == AttemptState.Graded) && !store.Publications.Any(said => said.AttemptId == a.Id))
            .Select(a => new { a.Id, a.Submission!.Origin, a.Submission.Content, a.Submission.ReceivedAt }).ToListAsync(cancellation);
        foreach (var attempt in attempts)
            if (await store.OfOriginAsync(attempt.Origin, cancellation) is { } repository)
                cases.Add(new(repository, attempt.Content, attempt.ReceivedAt, attempt.Id, null, Trouble.NotGraded));
        return cases;
    }

    /// <summary>Pushes of which something else is to be said than was.</summary>
    private static async Task<List<(long Id, Trouble Trouble)>> ChangedAsync(Store store, DateTimeOffset since, CancellationToken cancellation)
    {
        var said = await (
            from push in Ended(store, since)
            join publication in store.Publications on push.Id equals publication.PushId
            where publication.State == PublicationState.Done
            select new { publication.Id, publication.Trouble, push.State }).ToListAsync(cancellation);
        return [.. said.Where(p => p.Trouble != TroubleOf(p.State)).Select(p => (p.Id, TroubleOf(p.State)))];
    }

    private static IQueryable<Push> Ended(Store store, DateTimeOffset since) =>
        store.Pushes.Where(p => (p.State == PushState.Failed || p.State == PushState.Unfit) && p.ReceivedAt >= since);

    private static IQueryable<Push> Long(Store store, DateTimeOffset since) =>
        store.Pushes.Where(p => p.State == PushState.Waiting && p.Tries >= TriesInSilence && p.Fault != null && p.ReceivedAt >= since);

    private async Task AddAsync(Store store, Case one, DateTimeOffset now, CancellationToken cancellation)
    {
        // Another process may have been quicker.
        if (await store.Publications.AnyAsync(p => one.Attempt != null ? p.AttemptId == one.Attempt : p.PushId == one.Push, cancellation))
            return;
        var (assignment, origin, received) = (one.Repository.AssignmentId, one.Repository.Origin, one.ReceivedAt);
        var use = await store.GitHubAssignments.SingleOrDefaultAsync(a => a.AssignmentId == assignment, cancellation) ?? new();
        var isNewest = !await store.Submissions.AnyAsync(s => s.AssignmentId == assignment && s.Origin == origin && s.ReceivedAt > received
            && s.Attempts.Any(a => a.State == AttemptState.Graded), cancellation);
        var rows = new PublicationRows(store, one.Repository, one.Sha, now);
        foreach (var channel in PublicationRows.Channels(settings, use).Where(c => c != Channel.Classroom50))
            await rows.AddAsync(channel, one.Attempt, one.Push, one.Trouble, isNewest, cancellation);
        await store.SaveChangesAsync(cancellation);
    }

    private static Trouble TroubleOf(PushState state) => state switch
    {
        PushState.Unfit => Trouble.Unfit,
        PushState.Failed => Trouble.NotFetched,
        PushState.Waiting => Trouble.NotFetchedYet,
        _ => throw new System.Diagnostics.UnreachableException($"state {state}"),
    };
}
