using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Dashboard.Reading;

/// <param name="Asked">Submissions that it grades.</param>
/// <param name="Done">Of those, graded anew.</param>
/// <param name="ReleasesChoices">Whether attempts that a person chose give way to the rule.</param>
internal sealed record RegradeProgress(long Id, string Reason, RegradeState State, string By, DateTimeOffset At, DateTimeOffset? DecidedAt, int Asked, int Queued, int Done, int Failed, bool ReleasesChoices)
{
    public int Left => Asked - Done - Failed;
}

/// <summary>A submission before and after.</summary>
internal sealed record RegradedWork(
    long SubmissionId, long? StudentId, long? GroupId, long OldAttemptId, long NewAttemptId, int OldScore, int NewScore, string? OldVersion, string? NewVersion);

/// <summary>How far regrades are, and which submissions they change.</summary>
internal static class RegradeQuery
{
    public static async Task<IReadOnlyList<RegradeProgress>> ListAsync(Store store, long assignment, CancellationToken cancellation) =>
        await Progress(store, store.Regrades.Where(r => r.AssignmentId == assignment).OrderByDescending(r => r.Id).Take(50)).ToListAsync(cancellation);

    public static Task<RegradeProgress?> OneAsync(Store store, long assignment, long id, CancellationToken cancellation) =>
        Progress(store, store.Regrades.Where(r => r.AssignmentId == assignment && r.Id == id)).SingleOrDefaultAsync(cancellation);

    /// <summary>The submissions whose points differ, the largest difference first.</summary>
    public static async Task<IReadOnlyList<RegradedWork>> ChangedAsync(Store store, long regrade, int most, CancellationToken cancellation) =>
        await (
            from row in store.RegradeRows
            where row.RegradeId == regrade
            join submission in store.Submissions on row.SubmissionId equals submission.Id
            join before in store.Attempts on row.OldAttemptId equals before.Id
            join after in store.Attempts on row.NewAttemptId equals after.Id
            // While its timing follows its points are not all there.
            where after.State == AttemptState.Graded && (after.Timing == null || (after.Timing.State != AttemptTimingState.Waiting && after.Timing.State != AttemptTimingState.Running))
                && (before.Score != after.Score || before.MaxScore != after.MaxScore || store.ExerciseResults.Any(o =>
                    o.AttemptId == before.Id && store.ExerciseResults.Any(n => n.AttemptId == after.Id && n.Exercise == o.Exercise && n.Score != o.Score)))
            orderby Math.Abs((after.Score ?? 0) - (before.Score ?? 0)) descending, submission.Id
            select new RegradedWork(
                submission.Id, submission.StudentId, submission.GroupId, before.Id, after.Id, before.Score ?? 0, after.Score ?? 0, before.AssignmentVersion, after.AssignmentVersion))
            .Take(most).ToListAsync(cancellation);

    private static IQueryable<RegradeProgress> Progress(Store store, IQueryable<Regrade> regrades) =>
        regrades.Select(r => new RegradeProgress(
            r.Id, r.Reason, r.State, r.By, r.At, r.DecidedAt,
            r.Rows.Count, r.Rows.Count(w => w.NewAttemptId != 0),
            r.Rows.Count(w => store.Attempts.Any(a => a.Id == w.NewAttemptId && a.State == AttemptState.Graded
                && (a.Timing == null || (a.Timing.State != AttemptTimingState.Waiting && a.Timing.State != AttemptTimingState.Running)))),
            r.Rows.Count(w => store.Attempts.Any(a => a.Id == w.NewAttemptId && (a.State == AttemptState.Failed || a.State == AttemptState.Cancelled))), r.ReleasesChoices));
}
