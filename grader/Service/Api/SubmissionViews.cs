using Autograder.Service.Access;
using Autograder.Service.Queue;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Api;

/// <param name="Content">The commit, or the hash of what was uploaded.</param>
/// <param name="Attempt">Its newest grading.</param>
internal sealed record SubmissionView(
    long Id, string Address, string Assignment, string? Student, string? Group, string Content, DateTimeOffset ReceivedAt, AttemptView Attempt);

/// <param name="Queue">Its place, while it waits.</param>
/// <param name="Progress">How far it is, while it is graded or timed.</param>
/// <param name="Timing">The points for time, which follow the grade; null where nothing is timed.</param>
/// <param name="Seed">For who may read all, as are machine, use and fault.</param>
/// <param name="Fault">Our last fault at it.</param>
internal sealed record AttemptView(
    long Id, int Number, AttemptState State, Lane Lane, int? Score, int? MaxScore, QueuePlace? Queue, ProgressView? Progress,
    DateTimeOffset ReceivedAt, DateTimeOffset QueuedAt, DateTimeOffset? StartedAt, DateTimeOffset? CompiledAt, DateTimeOffset? CheckedAt, DateTimeOffset? ReportedAt,
    string? AssignmentVersion, long? Seed, string? Machine, double? CpuSeconds, long? PeakMemory, string? Fault, TimingView? Timing)
{
    /// <summary>Whether the grade is out or will not come.</summary>
    public bool IsOver => State is AttemptState.Graded or AttemptState.Failed or AttemptState.Cancelled;

    /// <summary>Whether, beyond that, no points for time follow.</summary>
    public bool IsComplete => IsOver && Timing?.State is null or AttemptTimingState.Done or AttemptTimingState.Failed;
}

/// <param name="State">waiting and running: its points are in neither score nor maximum yet; done: they are; failed: by our fault they are left out.</param>
internal sealed record TimingView(AttemptTimingState State, DateTimeOffset QueuedAt, DateTimeOffset? StartedAt, DateTimeOffset? CompletedAt, string? Machine, string? Fault);

internal sealed record ProgressView(string Phase, int Finished, int Exercises, string Current);

internal sealed record SubmissionFilter(string? Assignment, string? Student, AttemptState? State, long? Before, int Limit);

/// <summary>Reads submissions as the caller may see them.</summary>
internal sealed class SubmissionViews(IDbContextFactory<Store> stores, QueuePlaces places, ProgressBoard board)
{
    private const int LargestPage = 500;

    /// <returns>null when there is none that the caller may see.</returns>
    public async Task<SubmissionView?> OneAsync(CourseAccess access, long submission, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var row = await Rows(store, access, access.Seen(store).Where(s => s.Id == submission)).SingleOrDefaultAsync(cancellation);
        return row is null ? null : View(access, row, await AttemptAsync(store, access, row, cancellation));
    }

    /// <summary>One that was stored this moment, as it was then.</summary>
    public async Task<SubmissionView> OfNewAsync(CourseAccess access, Submission submission, Attempt attempt, Assignment assignment, WorkOwner owner, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var row = new Row(submission, assignment.Slug, owner.Student?.Identifier, owner.Group?.Name, new(attempt, null));
        return View(access, row, await AttemptAsync(store, access, row, cancellation));
    }

    /// <summary>The newest first. Places in the queue are told of single submissions only.</summary>
    public async Task<IReadOnlyList<SubmissionView>> ListAsync(CourseAccess access, SubmissionFilter filter, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var chosen = access.Seen(store);
        if (filter.Assignment is { } slug)
            chosen = chosen.Where(s => s.Assignment!.Slug == slug);
        if (filter.Student is { } identifier)
            chosen = chosen.Where(s => s.Student!.Identifier == identifier
                || store.GroupMembers.Any(m => m.GroupId == s.GroupId && store.Students.Any(t => t.Id == m.StudentId && t.Identifier == identifier)));
        if (filter.Before is { } before)
            chosen = chosen.Where(s => s.Id < before);
        if (filter.State is { } state)
            chosen = chosen.Where(s => s.Attempts.OrderByDescending(a => a.Number).First().State == state);
        var rows = await Rows(store, access, chosen.OrderByDescending(s => s.Id).Take(Math.Clamp(filter.Limit, 1, LargestPage))).ToListAsync(cancellation);
        return rows.ConvertAll(row => View(access, row, View(access, row.Newest, place: null)));
    }

    /// <summary>All gradings of a submission that the caller may see, the newest first.</summary>
    public async Task<IReadOnlyList<AttemptView>> HistoryAsync(CourseAccess access, long submission, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var attempts = await Shown(store, access).Where(a => access.Seen(store).Any(s => s.Id == submission) && a.SubmissionId == submission)
            .Include(a => a.Timing).OrderByDescending(a => a.Number).AsNoTracking().ToListAsync(cancellation);
        return attempts.ConvertAll(a => View(access, new Timed(a, a.Timing), null));
    }

    /// <summary>The attempts that count or may come to: what a regrade only proposes is not for students.</summary>
    public static IQueryable<Attempt> Shown(Store store, CourseAccess access)
    {
        var seesAll = access.Has(Scopes.Read);
        return store.Attempts.Where(a => seesAll || a.RegradeId == null || a.Regrade!.State == RegradeState.Applied);
    }

    private sealed record Row(Submission Submission, string Assignment, string? Student, string? Group, Timed Newest);

    private sealed record Timed(Attempt Attempt, AttemptTiming? Timing);

    private static IQueryable<Row> Rows(Store store, CourseAccess access, IQueryable<Submission> submissions) =>
        from submission in submissions.AsNoTracking()
        select new Row(
            submission, submission.Assignment!.Slug, submission.Student!.Identifier,
            store.Groups.Where(g => g.Id == submission.GroupId).Select(g => g.Name).FirstOrDefault(),
            Shown(store, access).Where(a => a.SubmissionId == submission.Id).OrderByDescending(a => a.Number).Select(a => new Timed(a, a.Timing)).First());

    private async Task<AttemptView> AttemptAsync(Store store, CourseAccess access, Row row, CancellationToken cancellation) =>
        View(access, row.Newest, row.Newest.Attempt.State == AttemptState.Waiting ? await places.OfAsync(store, row.Newest.Attempt, cancellation) : null);

    private static SubmissionView View(CourseAccess access, Row row, AttemptView attempt) =>
        new(row.Submission.Id, $"{ApiSetup.Root}/courses/{access.Course.Slug}/submissions/{row.Submission.Id}", row.Assignment, row.Student, row.Group,
            row.Submission.Content, row.Submission.ReceivedAt, attempt);

    private AttemptView View(CourseAccess access, Timed newest, QueuePlace? place)
    {
        var (attempt, timing) = newest;
        var seesAll = access.Has(Scopes.Read);
        var progress = (attempt.State == AttemptState.Running || timing?.State == AttemptTimingState.Running) && board.Of(attempt.Id) is { } now
            ? new ProgressView(now.Phase.ToString().ToLowerInvariant(), now.Finished, now.Exercises, now.Current) : null;
        return new(
            attempt.Id, attempt.Number, attempt.State, attempt.Lane, attempt.Score, attempt.MaxScore, place, progress,
            attempt.ReceivedAt, attempt.QueuedAt, attempt.StartedAt, attempt.CompiledAt, attempt.CheckedAt, attempt.ReportedAt, attempt.AssignmentVersion,
            seesAll ? attempt.Seed : null, seesAll ? attempt.Machine : null, seesAll ? attempt.CpuSeconds : null, seesAll ? attempt.PeakMemory : null,
            seesAll ? attempt.Fault : null,
            timing is null ? null : new(timing.State, timing.QueuedAt, timing.StartedAt, timing.CompletedAt, seesAll ? timing.Machine : null, seesAll ? timing.Fault : null));
    }
}
