using Autograder.Service.GitHub.Model;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.GitHub.Publishing;

/// <summary>
/// Sees to it that every grade of a commit is shown: compares the store's grades with what was written and notes what is
/// missing. So nothing is missed whoever grades, and whatever stopped in between.
/// </summary>
internal sealed class PublicationDesk(IDbContextFactory<Store> stores, GitHubSettings settings, TimeProvider time)
{
    /// <summary>A grade is stored a moment after it was given.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LookedBack = TimeSpan.FromDays(30);

    private DateTimeOffset? seenUntil;

    private sealed record Grade(long AttemptId, long AssignmentId, string Origin, string Sha, long SubmissionId, DateTimeOffset ReceivedAt);

    /// <summary>Notes the grades that were not shown yet.</summary>
    /// <param name="everything">Also those that were given long ago and count only now: a regrade was applied.</param>
    /// <returns>How many.</returns>
    public async Task<int> AnnounceAsync(bool everything, CancellationToken cancellation)
    {
        if (!settings.HasCredential)
            return 0;
        var now = time.GetUtcNow();
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var grades = await New(store, (everything ? now - LookedBack : seenUntil ?? now - LookedBack) - Slack).ToListAsync(cancellation);
        if (grades.Count == 0)
        {
            seenUntil = now;
            return 0;
        }
        await using var write = await store.BeginWriteAsync(cancellation);
        await store.AloneWithAsync("publications", cancellation);
        foreach (var grade in grades)
            await AddAsync(store, grade, now, cancellation);
        await write.CommitAsync(cancellation);
        seenUntil = now;
        return grades.Count;
    }

    private static IQueryable<Grade> New(Store store, DateTimeOffset since) =>
        from attempt in store.Attempts
        where store.Repositories.Any(r => r.AssignmentId == attempt.AssignmentId)
            && attempt.ReportedAt >= since && attempt.State == AttemptState.Graded && attempt.Submission!.Origin.StartsWith("github:")
            && (attempt.RegradeId == null || attempt.Regrade!.State == RegradeState.Applied)
            && !store.Publications.Any(p => p.AttemptId == attempt.Id)
        orderby attempt.Id
        select new Grade(attempt.Id, attempt.AssignmentId, attempt.Submission!.Origin, attempt.Submission.Content, attempt.SubmissionId, attempt.Submission.ReceivedAt);

    private async Task AddAsync(Store store, Grade grade, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await store.OfOriginAsync(grade.Origin, cancellation) is not { } repository
            || await store.Publications.AnyAsync(p => p.AttemptId == grade.AttemptId, cancellation))
            return;
        var use = await store.GitHubAssignments.SingleOrDefaultAsync(a => a.AssignmentId == grade.AssignmentId, cancellation) ?? new();
        // A commit of before, graded only now, does not take the place of the newest.
        var isNewest = !await store.Submissions.AnyAsync(s => s.AssignmentId == grade.AssignmentId && s.Origin == grade.Origin
            && (s.ReceivedAt > grade.ReceivedAt || s.ReceivedAt == grade.ReceivedAt && s.Id > grade.SubmissionId)
            && s.Attempts.Any(a => a.State == AttemptState.Graded), cancellation);
        var rows = new PublicationRows(store, repository, grade.Sha, now);
        foreach (var channel in PublicationRows.Channels(settings, use))
        {
            if (isNewest)
                await rows.OvertakeAsync(channel, cancellation);
            await rows.AddAsync(channel, grade.AttemptId, null, null, isNewest, cancellation);
        }
        await store.SaveChangesAsync(cancellation);
    }

    /// <summary>Notes the grades that are no longer what was shown: time was measured, or a person decided.</summary>
    public async Task RenewAsync(CancellationToken cancellation)
    {
        if (!settings.HasCredential)
            return;
        var now = time.GetUtcNow();
        var since = now - LookedBack;
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var shown = store.Publications.Where(p => p.State == PublicationState.Done && p.DoneAt >= since && p.Score != null);
        var completed = await shown.Where(p => store.Attempts.Any(a => a.Id == p.AttemptId && (a.Score != p.Score || a.MaxScore != p.MaxScore))
            && !store.Publications.Any(newer => newer.RepositoryId == p.RepositoryId && newer.Channel == p.Channel && newer.Sha != p.Sha && newer.Id > p.Id
                && newer.State != PublicationState.Overtaken && newer.Trouble == null)).Select(p => p.Id).ToListAsync(cancellation);
        var decided = await shown.Where(p => store.Standings.Any(s => s.AttemptId == p.AttemptId
            && (s.Overridden ? p.Decided == null || p.Decided != s.Final : p.Decided != null))).Select(p => p.Id).ToListAsync(cancellation);
        if (completed.Count + decided.Count == 0)
            return;
        await using var write = await store.BeginWriteAsync(cancellation);
        var changed = completed.Union(decided).ToList();
        await store.Publications.Where(p => changed.Contains(p.Id) && p.State == PublicationState.Done).ExecuteUpdateAsync(
            set => set.SetProperty(p => p.State, PublicationState.Waiting).SetProperty(p => p.Priority, 1)
                .SetProperty(p => p.NextTryAt, now).SetProperty(p => p.Tries, 0), cancellation);
        await write.CommitAsync(cancellation);
    }
}
