using Autograder.Service.Grades;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Dashboard.Reading;

internal sealed record HistoryEntry(
    long AttemptId, int Number, long SubmissionId, string Content, AttemptState State, Lane Lane, DateTimeOffset HandedIn, DateTimeOffset? ReportedAt,
    int? Score, int? MaxScore, RegradeState? Regrade)
{
    public bool IsOpen => State is AttemptState.Waiting or AttemptState.Running;

    /// <summary>The commit, or the beginning of an upload's hash.</summary>
    public string ShortContent => (Content.StartsWith("sha256:", StringComparison.Ordinal) ? Content["sha256:".Length..] : Content) is { Length: > 8 } long_ ? long_[..8] : Content;
}

/// <summary>A student's work in an assignment, and what was decided about it.</summary>
internal sealed record StudentWork(
    Student Student, Standing? Standing, IReadOnlyList<HistoryEntry> History, Extension? Extension, IReadOnlyList<Override> Overrides, IReadOnlyList<Comment> Comments)
{
    /// <param name="teaches">Else what only teachers see is left out.</param>
    public static async Task<StudentWork?> ReadAsync(Store store, Assignment assignment, long student, bool teaches, CancellationToken cancellation)
    {
        var found = await store.Students.AsNoTracking().Include(s => s.Section).SingleOrDefaultAsync(s => s.Id == student && s.CourseId == assignment.CourseId, cancellation);
        if (found is null)
            return null;
        var works = await store.WorksOfAsync(assignment.Id, student, cancellation);
        var history = await (
            from submission in works
            from a in submission.Attempts
            where teaches || a.RegradeId == null || a.Regrade!.State == RegradeState.Applied
            select new HistoryEntry(a.Id, a.Number, submission.Id, submission.Content, a.State, a.Lane, submission.ReceivedAt, a.ReportedAt, a.Score, a.MaxScore,
                a.RegradeId == null ? null : a.Regrade!.State)).ToListAsync(cancellation);
        // Ordered here: asked to order, the database would walk through the whole assignment by time.
        history = [.. history.OrderByDescending(h => h.HandedIn).ThenByDescending(h => h.Number)];
        return new(
            found,
            await store.Standings.AsNoTracking().SingleOrDefaultAsync(s => s.AssignmentId == assignment.Id && s.StudentId == student, cancellation),
            history,
            await store.Extensions.AsNoTracking().SingleOrDefaultAsync(e => e.AssignmentId == assignment.Id && e.StudentId == student, cancellation),
            await store.Overrides.AsNoTracking().Where(o => o.AssignmentId == assignment.Id && o.StudentId == student).OrderByDescending(o => o.Id).ToListAsync(cancellation),
            await store.Comments.AsNoTracking().Where(c => c.AssignmentId == assignment.Id && c.StudentId == student && c.DeletedAt == null && (teaches || c.Shown)).OrderByDescending(c => c.Id).ToListAsync(cancellation));
    }
}
