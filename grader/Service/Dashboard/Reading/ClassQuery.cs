using Autograder.Engine.Reporting;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Dashboard.Reading;

internal enum ClassFilter { All, NotHandedIn, Incomplete, Full, Late, Review, Overridden }

internal sealed record ClassQuestion(string? Search, long? Section, ClassFilter Filter, string Sort, bool Descending, int Page);

internal sealed record ClassCell(int Score, int MaxScore, ExerciseState State);

internal sealed record ClassRow(long StudentId, string Name, string Identifier, string? Section, Standing? Standing)
{
    public IReadOnlyDictionary<string, ClassCell> Cells { get; init; } = new Dictionary<string, ClassCell>();
}

internal sealed record ClassPage(int Students, IReadOnlyList<ClassRow> Rows);

/// <summary>A page of the class: filtered, sorted and cut by the database, so that 5,000 students cost as little as 50.</summary>
internal static class ClassQuery
{
    public const int PageSize = 100;

    private sealed class Joined
    {
        public required Student Student { get; init; }

        public Standing? Standing { get; init; }
    }

    public static async Task<ClassPage> ReadAsync(Store store, Assignment assignment, ClassQuestion question, CancellationToken cancellation)
    {
        var all = Filtered(store, assignment, question);
        var count = await all.CountAsync(cancellation);
        var rows = await Sorted(store, all, question)
            .Skip(PageSize * Math.Max(0, question.Page - 1)).Take(PageSize)
            .Select(j => new ClassRow(j.Student.Id, j.Student.Name, j.Student.Identifier, j.Student.Section!.Name, j.Standing))
            .AsNoTracking().ToListAsync(cancellation);
        var attempts = rows.Select(r => r.Standing?.AttemptId).OfType<long>().ToList();
        var cells = (await store.ExerciseResults.AsNoTracking().Where(r => attempts.Contains(r.AttemptId)).ToListAsync(cancellation)).ToLookup(r => r.AttemptId);
        return new(count, [.. rows.Select(r => r with
        {
            Cells = r.Standing?.AttemptId is { } attempt ? cells[attempt].ToDictionary(c => c.Exercise, c => new ClassCell(c.Score, c.MaxScore, c.State)) : r.Cells,
        })]);
    }

    private static IQueryable<Joined> Filtered(Store store, Assignment assignment, ClassQuestion question)
    {
        var all =
            from student in store.Students
            where student.CourseId == assignment.CourseId && student.WithdrawnAt == null
            from standing in store.Standings.Where(s => s.AssignmentId == assignment.Id && s.StudentId == student.Id).DefaultIfEmpty()
            select new Joined { Student = student, Standing = standing };
        if (question.Section is { } section)
            all = all.Where(j => j.Student.SectionId == section);
        if (question.Search?.Trim().ToLowerInvariant() is { Length: > 0 } text)
            all = all.Where(j => j.Student.Name.ToLower().Contains(text) || j.Student.Identifier.ToLower().Contains(text) || j.Student.GitHubUsername!.Contains(text));
        return question.Filter switch
        {
            ClassFilter.All => all,
            ClassFilter.NotHandedIn => all.Where(j => j.Standing == null || j.Standing.Submissions == 0),
            ClassFilter.Incomplete => all.Where(j => j.Standing!.Submissions > 0 && j.Standing.Score < j.Standing.MaxScore),
            ClassFilter.Full => all.Where(j => j.Standing!.MaxScore > 0 && j.Standing.Score == j.Standing.MaxScore),
            ClassFilter.Late => all.Where(j => j.Standing!.Penalty > 0 || j.Standing.Late > TimeSpan.Zero),
            ClassFilter.Review => all.Where(j => j.Standing!.Review),
            ClassFilter.Overridden => all.Where(j => j.Standing!.Overridden),
            _ => throw new System.Diagnostics.UnreachableException($"filter {question.Filter}"),
        };
    }

    private static IOrderedQueryable<Joined> Sorted(Store store, IQueryable<Joined> all, ClassQuestion question)
    {
        var sorted = question.Sort switch
        {
            "name" => By(j => j.Student.Name),
            "total" => By(j => j.Standing == null ? -1 : j.Standing.Final),
            "tries" => By(j => j.Standing == null ? 0 : j.Standing.Submissions),
            var exercise => By(j => store.ExerciseResults.Where(r => r.AttemptId == j.Standing!.AttemptId && r.Exercise == exercise).Select(r => (int?)r.Score).FirstOrDefault() ?? -1),
        };
        return sorted.ThenBy(j => j.Student.Name).ThenBy(j => j.Student.Id);

        IOrderedQueryable<Joined> By<T>(System.Linq.Expressions.Expression<Func<Joined, T>> key) =>
            question.Descending ? all.OrderByDescending(key) : all.OrderBy(key);
    }
}
