using Autograder.Service.Grades;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Dashboard.Reading;

/// <param name="Fails">Checks that passed before.</param>
/// <param name="Passes">Checks that did not pass before.</param>
internal sealed record ExerciseChange(string Exercise, int Before, int After, IReadOnlyList<CheckResult> Fails, IReadOnlyList<string> Passes);

/// <summary>What a regrade makes of one student's points.</summary>
/// <param name="Before">For the grade book, without the regrade.</param>
/// <param name="Chosen">A person chose the attempt that counts: it keeps counting, unless the regrade lets go of such choices.</param>
internal sealed record StudentChange(long StudentId, string Name, int Before, int After, bool Chosen, RegradedWork Work, IReadOnlyList<ExerciseChange> Why);

/// <summary>Works out who would have how many points, by the very rules that standings follow, without changing anything.</summary>
internal static class RegradePreview
{
    public static async Task<IReadOnlyList<StudentChange>> OfAsync(
        Store store, Assignment assignment, long regrade, IReadOnlyList<RegradedWork> changed, CancellationToken cancellation)
    {
        var groups = changed.Select(w => w.GroupId).OfType<long>().Distinct().ToList();
        var members = (await store.GroupMembers.AsNoTracking().Where(m => groups.Contains(m.GroupId)).ToListAsync(cancellation)).ToLookup(m => m.GroupId, m => m.StudentId);
        var works = changed.SelectMany(w => (w.GroupId is { } group ? members[group] : w.StudentId is { } one ? [one] : []).Select(student => (Student: student, Work: w))).ToList();
        var ids = works.Select(w => w.Student).Distinct().ToList();
        var standings = await StandingsAsync(store, assignment, regrade, ids, cancellation);
        var names = await store.Students.Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Name, cancellation);
        var why = await WhyAsync(store, changed, cancellation);
        return [.. works.GroupBy(w => w.Student)
            .Select(w => new StudentChange(w.Key, names[w.Key], standings[w.Key].Before, standings[w.Key].After, standings[w.Key].Chosen, w.First().Work, why[w.First().Work.SubmissionId]))
            .OrderByDescending(c => Math.Abs(c.After - c.Before)).ThenBy(c => c.Name, StringComparer.Ordinal)];
    }

    private static async Task<Dictionary<long, (int Before, int After, bool Chosen)>> StandingsAsync(
        Store store, Assignment assignment, long regrade, List<long> students, CancellationToken cancellation)
    {
        var terms = assignment.Terms ?? new();
        var graded = await GradedAsync(store, assignment.Id, regrade, students, cancellation);
        var extensions = await store.Extensions.Where(e => e.AssignmentId == assignment.Id && students.Contains(e.StudentId)).ToDictionaryAsync(e => e.StudentId, e => (DateTimeOffset?)e.Until, cancellation);
        var chosen = await store.Standings.Where(s => s.AssignmentId == assignment.Id && students.Contains(s.StudentId)).ToDictionaryAsync(s => s.StudentId, s => s.ChosenAttemptId, cancellation);
        var released = await store.ReleasedChoices.Where(r => r.RegradeId == regrade).ToDictionaryAsync(r => r.StudentId, r => (long?)r.AttemptId, cancellation);
        var releases = await store.Regrades.AnyAsync(r => r.Id == regrade && r.State == RegradeState.Proposed && r.ReleasesChoices, cancellation);
        var decisions = (await store.Overrides.AsNoTracking().Where(o => o.AssignmentId == assignment.Id && students.Contains(o.StudentId) && o.RevokedAt == null).OrderBy(o => o.Id).ToListAsync(cancellation)).ToLookup(o => o.StudentId);
        var pairs = graded.GroupBy(g => g.Student).ToDictionary(g => g.Key, g => (
            Without: Choose(g.Where(a => a.RegradeId != regrade).Select(a => a.Candidate), g.Key, ChosenBefore(g.Key)),
            With: Choose(g.Select(a => a.Candidate), g.Key, releases ? null : chosen.GetValueOrDefault(g.Key))));
        var counting = pairs.Values.SelectMany(p => new[] { p.Without, p.With }).OfType<Counted>().Select(c => c.Candidate.AttemptId).Distinct().ToList();
        var points = (await store.ExerciseResults.AsNoTracking().Where(r => counting.Contains(r.AttemptId)).ToListAsync(cancellation)).ToLookup(r => r.AttemptId);
        return students.ToDictionary(s => s, s => pairs.TryGetValue(s, out var pair) ? (Final(pair.Without, s), Final(pair.With, s), ChosenBefore(s) is not null) : (0, 0, false));

        long? ChosenBefore(long student) => released.GetValueOrDefault(student) ?? chosen.GetValueOrDefault(student);

        Counted? Choose(IEnumerable<Candidate> candidates, long student, long? byHand) =>
            Counting.Choose([.. candidates], terms, extensions.GetValueOrDefault(student), byHand);

        int Final(Counted? counted, long student) => Counting.Final(
            counted?.Candidate.Score ?? 0, counted?.Penalty ?? 0, points[counted?.Candidate.AttemptId ?? 0].ToDictionary(r => r.Exercise, r => r.Score), [.. decisions[student]]);
    }

    private static async Task<List<(long Student, long? RegradeId, Candidate Candidate)>> GradedAsync(
        Store store, long assignment, long regrade, List<long> students, CancellationToken cancellation)
    {
        // Apart for students and groups: a condition on both at once would read every attempt of the assignment.
        var own = store.Submissions.Where(s => s.AssignmentId == assignment && s.StudentId != null && students.Contains(s.StudentId.Value)).Select(s => new { Submission = s, Student = s.StudentId!.Value });
        var together =
            from member in store.GroupMembers
            where member.AssignmentId == assignment && students.Contains(member.StudentId)
            join submission in store.Submissions on member.GroupId equals submission.GroupId
            select new { Submission = submission, Student = member.StudentId };
        var found = new List<(long, long?, Candidate)>();
        foreach (var works in new[] { own, together })
            found.AddRange((await (
                from work in works
                from attempt in work.Submission.Attempts
                where attempt.State == AttemptState.Graded && (attempt.RegradeId == null || attempt.RegradeId == regrade || attempt.Regrade!.State == RegradeState.Applied)
                select new
                {
                    work.Student, attempt.RegradeId,
                    Candidate = new Candidate(attempt.Id, attempt.SubmissionId, attempt.Number, work.Submission.ReceivedAt, attempt.Score ?? 0, attempt.MaxScore ?? 0),
                }).ToListAsync(cancellation)).Select(f => (f.Student, f.RegradeId, f.Candidate)));
        return found;
    }

    private static async Task<Dictionary<long, IReadOnlyList<ExerciseChange>>> WhyAsync(Store store, IReadOnlyList<RegradedWork> changed, CancellationToken cancellation)
    {
        var attempts = changed.SelectMany(w => new[] { w.OldAttemptId, w.NewAttemptId }).Distinct().ToList();
        var points = (await store.ExerciseResults.AsNoTracking().Where(r => attempts.Contains(r.AttemptId)).ToListAsync(cancellation)).ToLookup(r => r.AttemptId);
        var checks = (await store.CheckResults.AsNoTracking().Where(c => attempts.Contains(c.AttemptId)).ToListAsync(cancellation)).ToLookup(c => c.AttemptId);
        return changed.DistinctBy(w => w.SubmissionId).ToDictionary(w => w.SubmissionId, w => (IReadOnlyList<ExerciseChange>)[..
            from before in points[w.OldAttemptId].OrderBy(p => p.Position)
            join after in points[w.NewAttemptId] on before.Exercise equals after.Exercise
            let old = Failing(checks[w.OldAttemptId], before.Exercise)
            let now = Failing(checks[w.NewAttemptId], before.Exercise)
            where before.Score != after.Score
            select new ExerciseChange(before.Exercise, before.Score, after.Score, [.. now.ExceptBy(old.Select(c => c.Check), c => c.Check)], [.. old.Select(c => c.Check).Except(now.Select(c => c.Check))])]);
    }

    private static List<CheckResult> Failing(IEnumerable<CheckResult> checks, string exercise) =>
        [.. checks.Where(c => c.Exercise == exercise && c.Status != Authoring.CheckStatus.Passed)];
}
