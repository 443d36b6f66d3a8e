using System.Globalization;
using Autograder.Service.Dashboard.Rules;
using Autograder.Service.Queue;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Dashboard.Deciding;

/// <param name="Students">Identifiers; empty: everybody.</param>
/// <param name="Exercise">Only who has begun it.</param>
/// <param name="All">Everything that was handed in, not only what counts.</param>
/// <param name="Afresh">With new random inputs; else with those of the attempt before, so that only a changed grading shows.</param>
internal sealed record WantedRegrade(string Reason, IReadOnlyList<string> Students, long? Section, string? Exercise, bool All, bool Afresh);

/// <summary>Grades many submissions once more on trial. What comes of it counts for nobody before it is applied.</summary>
internal sealed class Regrades(IDbContextFactory<Store> stores, Decision decision, Tickets tickets, Cancellations cancellations)
{
    private const int Chunk = 50;

    /// <returns>The regrade's number, or a word of what is wrong, with the students that are not known.</returns>
    public async Task<(long? Id, string? Wrong, string? Unknown)> ProposeAsync(Place place, WantedRegrade wanted, CancellationToken cancellation)
    {
        var proposed = await StoreAsync(place, wanted, cancellation);
        if (proposed.Id is { } id)
            await EnqueueAsync(id, wanted.Afresh, cancellation);
        return proposed;
    }

    private async Task<(long? Id, string? Wrong, string? Unknown)> StoreAsync(Place place, WantedRegrade wanted, CancellationToken cancellation)
    {
        var assignment = place.Assignment!.Id;
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var write = await store.BeginWriteAsync(cancellation);
        await store.AloneWithAsync(FormattableString.Invariant($"regrade {assignment}"), cancellation);
        if (await store.Regrades.AnyAsync(r => r.AssignmentId == assignment && r.State == RegradeState.Proposed, cancellation))
            return (null, "regrade-open", null);
        var students = store.Students.Where(s => s.CourseId == place.Course!.Id && s.WithdrawnAt == null);
        if (wanted.Students.Count > 0)
        {
            var known = await students.Where(s => wanted.Students.Contains(s.Identifier)).Select(s => s.Identifier).ToListAsync(cancellation);
            if (wanted.Students.Except(known).ToList() is { Count: > 0 } unknown)
                return (null, "no-such-student", string.Join(", ", unknown.Take(5)));
            students = students.Where(s => wanted.Students.Contains(s.Identifier));
        }
        if (wanted.Section is { } section)
            students = students.Where(s => s.SectionId == section);
        if (wanted.Exercise is { } exercise)
            students = students.Where(s => store.Standings.Any(t => t.AssignmentId == assignment && t.StudentId == s.Id
                && store.ExerciseResults.Any(r => r.AttemptId == t.AttemptId && r.Exercise == exercise && r.State != Engine.Reporting.ExerciseState.NotStarted)));
        var rows = await RowsAsync(store, assignment, students, wanted.All, cancellation);
        if (rows.Count == 0)
            return (null, "nobody", null);
        var regrade = new Regrade { AssignmentId = assignment, Reason = wanted.Reason, State = RegradeState.Proposed, By = place.Viewer!.Name, At = decision.Now };
        regrade.Rows.AddRange(rows);
        store.Add(regrade);
        await store.SaveChangesAsync(cancellation);
        store.Add(decision.Entry(place, "regrade.proposed", FormattableString.Invariant($"regrade:{regrade.Id} of {rows.Count} submissions, “{wanted.Reason}”")));
        await store.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
        return (regrade.Id, null, null);
    }

    /// <summary>Puts into the queue what is not yet there: what a stop of the service interrupted goes on from where it was.</summary>
    public async Task EnqueueAsync(long regrade, bool afresh, CancellationToken cancellation)
    {
        for (var left = true; left;)
        {
            await using var store = await stores.CreateDbContextAsync(cancellation);
            // A transaction for a few: pushes that come in meanwhile are not held up by a large regrade.
            await using var write = await store.BeginWriteAsync(cancellation);
            if (!await store.Regrades.AnyAsync(r => r.Id == regrade && r.State == RegradeState.Proposed, cancellation))
                return;
            var rows = await store.RegradeRows.Where(r => r.RegradeId == regrade && r.NewAttemptId == 0).OrderBy(r => r.SubmissionId).Take(Chunk).ToListAsync(cancellation);
            foreach (var row in rows)
            {
                var submission = await store.Submissions.SingleAsync(s => s.Id == row.SubmissionId, cancellation);
                long? seed = afresh ? null : await store.Attempts.Where(a => a.Id == row.OldAttemptId).Select(a => a.Seed).SingleAsync(cancellation);
                var attempt = await store.EnqueueAsync(submission, Lane.Regrade, seed, decision.Now, cancellation, regrade);
                await store.RegradeRows.Where(r => r.RegradeId == regrade && r.SubmissionId == row.SubmissionId)
                    .ExecuteUpdateAsync(set => set.SetProperty(r => r.NewAttemptId, attempt.Id), cancellation);
            }
            await write.CommitAsync(cancellation);
            foreach (var _ in rows)
                tickets.Issue(Lane.Regrade);
            left = rows.Count == Chunk;
        }
    }

    /// <summary>Lets the new attempts count, all at once.</summary>
    public Task<string> ApplyAsync(Place place, long regrade, CancellationToken cancellation) =>
        DecideAsync(place, regrade, RegradeState.Proposed, RegradeState.Applied, "regrade.applied", "applied", cancellation);

    /// <summary>Everything is as it was before.</summary>
    public Task<string> UndoAsync(Place place, long regrade, CancellationToken cancellation) =>
        DecideAsync(place, regrade, RegradeState.Applied, RegradeState.Undone, "regrade.undone", "undone", cancellation);

    /// <summary>Decides whether it lets go of attempts that a person chose; only while it is a dry run.</summary>
    public async Task<string> SetChoicesAsync(Place place, long id, bool released, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var write = await store.BeginWriteAsync(cancellation);
        await store.AloneWithAsync(FormattableString.Invariant($"regrade {place.Assignment!.Id}"), cancellation);
        if (await store.Regrades.SingleOrDefaultAsync(r => r.Id == id && r.AssignmentId == place.Assignment!.Id && r.State == RegradeState.Proposed, cancellation) is not { } regrade)
            return "not-now";
        regrade.ReleasesChoices = released;
        store.Add(decision.Entry(place, "regrade.choices", FormattableString.Invariant($"regrade:{id} {(released ? "lets go of" : "keeps")} attempts chosen by hand")));
        await store.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
        return "saved";
    }

    public async Task<string> CancelAsync(Place place, long regrade, CancellationToken cancellation)
    {
        var word = await DecideAsync(place, regrade, RegradeState.Proposed, RegradeState.Cancelled, "regrade.cancelled", "cancelled", cancellation);
        if (word != "cancelled")
            return word;
        await using var store = await stores.CreateDbContextAsync(cancellation);
        foreach (var attempt in await store.Attempts.Where(a => a.RegradeId == regrade && (a.State == AttemptState.Waiting || a.State == AttemptState.Running)).Select(a => a.Id).ToListAsync(cancellation))
            await cancellations.CancelAsync(attempt, cancellation);
        return word;
    }

    private async Task<string> DecideAsync(
        Place place, long id, RegradeState from, RegradeState to, string action, string word, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var write = await store.BeginWriteAsync(cancellation);
        await store.AloneWithAsync(FormattableString.Invariant($"regrade {place.Assignment!.Id}"), cancellation);
        var regrade = await store.Regrades.SingleOrDefaultAsync(r => r.Id == id && r.AssignmentId == place.Assignment!.Id, cancellation);
        if (regrade is null || regrade.State != from)
            return "not-now";
        if (to == RegradeState.Applied && (await store.RegradeRows.AnyAsync(r => r.RegradeId == id && r.NewAttemptId == 0, cancellation)
            || await store.Attempts.AnyAsync(a => a.RegradeId == id && (a.State == AttemptState.Waiting || a.State == AttemptState.Running
                || a.Timing!.State == AttemptTimingState.Waiting || a.Timing.State == AttemptTimingState.Running), cancellation)))
            return "not-done";
        (regrade.State, regrade.DecidedAt) = (to, decision.Now);
        if (to == RegradeState.Applied && regrade.ReleasesChoices)
            await ChosenAttempts.ReleaseAsync(store, regrade, cancellation);
        else if (to == RegradeState.Undone)
            await ChosenAttempts.GiveBackAsync(store, regrade, cancellation);
        store.Add(decision.Entry(place, action, string.Create(CultureInfo.InvariantCulture, $"regrade:{id}")));
        await store.SaveChangesAsync(cancellation);
        if (to != RegradeState.Cancelled)
            foreach (var submission in await store.RegradeRows.Where(r => r.RegradeId == id).OrderBy(r => r.SubmissionId).Select(r => r.SubmissionId).ToListAsync(cancellation))
            {
                store.ChangeTracker.Clear();
                await Grades.Standings.RenewStandingsOfAsync(store, submission, cancellation);
            }
        await write.CommitAsync(cancellation);
        return word;
    }

    /// <summary>The newest graded attempt of each submission that is wanted, to be compared with.</summary>
    private static async Task<List<RegradeRow>> RowsAsync(Store store, long assignment, IQueryable<Student> students, bool all, CancellationToken cancellation)
    {
        var counting = store.Attempts.Where(a => a.AssignmentId == assignment && a.State == AttemptState.Graded
            && (a.RegradeId == null || a.Regrade!.State == RegradeState.Applied));
        counting = all
            ? counting.Where(a => students.Any(s => a.Submission!.StudentId == s.Id || store.GroupMembers.Any(m => m.StudentId == s.Id && m.GroupId == a.Submission!.GroupId)))
            : counting.Where(a => store.Standings.Any(t => t.AssignmentId == assignment && t.AttemptId == a.Id && students.Any(s => s.Id == t.StudentId)));
        var found = await counting.Select(a => new { a.SubmissionId, a.Id, a.Number }).ToListAsync(cancellation);
        return [.. found.GroupBy(a => a.SubmissionId).OrderBy(g => g.Key)
            .Select(g => new RegradeRow { SubmissionId = g.Key, OldAttemptId = g.MaxBy(a => a.Number)!.Id, NewAttemptId = 0 })];
    }
}
