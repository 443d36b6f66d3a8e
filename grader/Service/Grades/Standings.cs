using System.Globalization;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Grades;

/// <summary>Renews where students stand, inside the caller's transaction.</summary>
internal static class Standings
{
    /// <summary>Of everybody whose submission it is: the student, or all members of the group.</summary>
    public static async Task RenewStandingsOfAsync(this Store store, long submission, CancellationToken cancellation)
    {
        var work = await store.Submissions.Where(s => s.Id == submission)
            .Select(s => new { s.AssignmentId, s.StudentId, s.GroupId }).SingleAsync(cancellation);
        if (work.StudentId is { } student)
            await store.RenewStandingAsync(work.AssignmentId, student, cancellation);
        if (work.GroupId is { } group)
            foreach (var member in await store.GroupMembers.Where(m => m.GroupId == group).OrderBy(m => m.StudentId).Select(m => m.StudentId).ToListAsync(cancellation))
                await store.RenewStandingAsync(work.AssignmentId, member, cancellation);
    }

    public static async Task RenewStandingAsync(this Store store, long assignment, long student, CancellationToken cancellation)
    {
        // One at a time: two attempts that end at once must see each other.
        await store.AloneWithAsync(string.Create(CultureInfo.InvariantCulture, $"standing {assignment} {student}"), cancellation);
        var terms = await store.Terms.AsNoTracking().SingleOrDefaultAsync(t => t.AssignmentId == assignment, cancellation) ?? new();
        var extension = await store.Extensions.Where(e => e.AssignmentId == assignment && e.StudentId == student).Select(e => (DateTimeOffset?)e.Until).SingleOrDefaultAsync(cancellation);
        var overrides = await store.Overrides.Where(o => o.AssignmentId == assignment && o.StudentId == student && o.RevokedAt == null).OrderBy(o => o.Id).ToListAsync(cancellation);
        var graded = await Graded(await store.WorksOfAsync(assignment, student, cancellation)).ToListAsync(cancellation);
        var standing = await store.Standings.SingleOrDefaultAsync(s => s.AssignmentId == assignment && s.StudentId == student, cancellation);
        if (standing is null)
            store.Add(standing = new() { AssignmentId = assignment, StudentId = student });

        var counted = Counting.Choose(graded, terms, extension, standing.ChosenAttemptId);
        standing.AttemptId = counted?.Candidate.AttemptId;
        standing.Score = counted?.Candidate.Score ?? 0;
        standing.MaxScore = counted?.Candidate.MaxScore ?? 0;
        standing.Penalty = counted?.Penalty ?? 0;
        standing.Late = counted?.Late ?? TimeSpan.Zero;
        standing.Submissions = graded.Select(g => g.SubmissionId).Distinct().Count();
        standing.LastAt = graded.Count == 0 ? null : graded.Max(g => g.HandedIn);
        standing.FirstFullAt = graded.Where(g => g.Score == g.MaxScore && g.MaxScore > 0).Min(g => (DateTimeOffset?)g.HandedIn);
        standing.Review = standing.AttemptId is { } attempt
            && (await store.CheckResults.AnyAsync(c => c.AttemptId == attempt && c.Review, cancellation) || await store.Timings.AnyAsync(t => t.AttemptId == attempt && t.Review, cancellation));
        standing.TimingFollows = standing.AttemptId is { } timed
            && await store.Timings.AnyAsync(t => t.AttemptId == timed && (t.State == AttemptTimingState.Waiting || t.State == AttemptTimingState.Running), cancellation);
        standing.Overridden = overrides.Count > 0;
        var points = await store.ExerciseResults.Where(r => r.AttemptId == standing.AttemptId).ToDictionaryAsync(r => r.Exercise, r => r.Score, cancellation);
        standing.Final = Counting.Final(standing.Score, standing.Penalty, points, overrides);
        await store.SaveChangesAsync(cancellation);
    }

    private static IQueryable<Candidate> Graded(IQueryable<Submission> works) =>
        from submission in works
        from attempt in submission.Attempts
        where attempt.State == AttemptState.Graded && (attempt.RegradeId == null || attempt.Regrade!.State == RegradeState.Applied)
        select new Candidate(attempt.Id, submission.Id, attempt.Number, submission.ReceivedAt, attempt.Score ?? 0, attempt.MaxScore ?? 0);
}
