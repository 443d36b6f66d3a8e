using Autograder.Engine.Reporting;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Dashboard.Reading;

internal sealed record ExerciseFigures(string Exercise, int Position, int Students, int Complete, int NotStarted, double Points, int MaxScore);

internal sealed record MistakeFigures(string Exercise, string Mistake, int Students);

internal sealed record PeriodCount(long Period, int Count);

internal sealed record OverviewFigures(
    int Students, int HandedIn, int Full, int Review, double? Mean, double? Median, IReadOnlyList<int> Distribution,
    IReadOnlyList<ExerciseFigures> Exercises, IReadOnlyList<MistakeFigures> Mistakes, TimeSpan? FirstFull, TimeSpan? HalfFull);

/// <summary>What an instructor wants to know at one look.</summary>
internal static class OverviewQuery
{
    public const int Bands = 10;

    public static async Task<OverviewFigures> ReadAsync(Store store, Assignment assignment, CancellationToken cancellation)
    {
        var students = await store.Students.CountAsync(s => s.CourseId == assignment.CourseId && s.WithdrawnAt == null, cancellation);
        var standings = await Active(store, assignment).Where(s => s.Submissions > 0)
            .Select(s => new { s.Final, s.Score, s.MaxScore, s.Review, s.FirstFullAt }).ToListAsync(cancellation);
        var shares = standings.Where(s => s.MaxScore > 0).Select(s => Math.Clamp((double)s.Final / s.MaxScore, 0, 1)).Order().ToList();
        var distribution = new int[Bands];
        foreach (var share in shares)
            distribution[Math.Min(Bands - 1, (int)(share * Bands))]++;
        var opened = assignment.Terms?.OpensAt ?? assignment.CreatedAt;
        var untilFull = standings.Select(s => s.FirstFullAt).OfType<DateTimeOffset>().Order().ToList();
        return new(
            students, standings.Count, standings.Count(s => s.MaxScore > 0 && s.Score == s.MaxScore), standings.Count(s => s.Review),
            shares.Count == 0 ? null : shares.Average(), shares.Count == 0 ? null : shares[shares.Count / 2], distribution,
            await ExercisesAsync(store, assignment, cancellation), await MistakesAsync(store, assignment, null, 8, cancellation),
            untilFull.Count == 0 ? null : untilFull[0] - opened, untilFull.Count == 0 ? null : untilFull[untilFull.Count / 2] - opened);
    }

    public static async Task<IReadOnlyList<ExerciseFigures>> ExercisesAsync(Store store, Assignment assignment, CancellationToken cancellation)
    {
        var found = await (
            from standing in Active(store, assignment)
            join result in store.ExerciseResults on standing.AttemptId equals result.AttemptId
            group result by result.Exercise into g
            select new
            {
                g.Key, Position = g.Min(r => r.Position), Students = g.Count(), Points = g.Sum(r => r.Score), MaxScore = g.Max(r => r.MaxScore),
                Complete = g.Count(r => r.State == ExerciseState.Complete), NotStarted = g.Count(r => r.State == ExerciseState.NotStarted),
            }).ToListAsync(cancellation);
        return [.. found.OrderBy(f => f.Position).Select(f => new ExerciseFigures(f.Key, f.Position, f.Students, f.Complete, f.NotStarted, (double)f.Points / f.Students, f.MaxScore))];
    }

    /// <summary>Named mistakes in what counts now, by how many students make them.</summary>
    public static async Task<IReadOnlyList<MistakeFigures>> MistakesAsync(Store store, Assignment assignment, string? exercise, int most, CancellationToken cancellation)
    {
        var found = await (
            from standing in Active(store, assignment)
            join check in store.CheckResults on standing.AttemptId equals check.AttemptId
            where check.Mistake != null && (exercise == null || check.Exercise == exercise)
            group check by new { check.Exercise, check.Mistake } into g
            select new { g.Key.Exercise, g.Key.Mistake, Students = g.Select(c => c.AttemptId).Distinct().Count() })
            .OrderByDescending(m => m.Students).ThenBy(m => m.Mistake).Take(most).ToListAsync(cancellation);
        return [.. found.Select(f => new MistakeFigures(f.Exercise, f.Mistake!, f.Students))];
    }

    /// <summary>Submissions per hour since the epoch.</summary>
    public static async Task<IReadOnlyList<PeriodCount>> PerHourAsync(Store store, Assignment assignment, CancellationToken cancellation) =>
        await (store.Database.IsNpgsql()
            ? store.Database.SqlQuery<PeriodCount>(
                $"""SELECT CAST(floor(extract(epoch FROM "ReceivedAt") / 3600) AS bigint) AS "Period", CAST(count(*) AS int) AS "Count" FROM "Submissions" WHERE "AssignmentId" = {assignment.Id} GROUP BY 1""")
            : store.Database.SqlQuery<PeriodCount>(
                $"""SELECT "ReceivedAt" / 3600000000 AS "Period", count(*) AS "Count" FROM "Submissions" WHERE "AssignmentId" = {assignment.Id} GROUP BY 1"""))
            .ToListAsync(cancellation);

    /// <summary>Who has handed in nothing yet; the first by name.</summary>
    public static async Task<IReadOnlyList<(long Id, string Name)>> NotStartedAsync(Store store, Assignment assignment, int most, CancellationToken cancellation)
    {
        var found = await store.Students.Where(s => s.CourseId == assignment.CourseId && s.WithdrawnAt == null
                && !store.Standings.Any(t => t.AssignmentId == assignment.Id && t.StudentId == s.Id && t.Submissions > 0))
            .OrderBy(s => s.Name).ThenBy(s => s.Id).Select(s => new { s.Id, s.Name }).Take(most).ToListAsync(cancellation);
        return [.. found.Select(f => (f.Id, f.Name))];
    }

    public static IQueryable<Standing> Active(Store store, Assignment assignment) =>
        from standing in store.Standings
        join student in store.Students on standing.StudentId equals student.Id
        where standing.AssignmentId == assignment.Id && student.WithdrawnAt == null
        select standing;
}
