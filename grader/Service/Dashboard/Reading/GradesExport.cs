using System.Globalization;
using System.Text;
using Autograder.Service.Dashboard.Rules;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Dashboard.Reading;

/// <summary>The grade book as CSV: what was found, what lateness took, what counts.</summary>
internal static class GradesExport
{
    public static void MapGradesExport(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/c/{course}/{assignment}/grades.csv", WriteAsync).WithMetadata(new RuleAttribute(Needs.Teacher));

    private static async Task<IResult> WriteAsync(HttpContext http, IDbContextFactory<Store> stores, Outline outline, CancellationToken cancellation)
    {
        var assignment = http.Place().Assignment!;
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var exercises = await outline.OfAsync(store, assignment.Id, cancellation);
        var text = new StringBuilder("identifier,name,email,github_username,section,points,max_points,found,penalty,decided,submissions,last_handed_in");
        foreach (var exercise in exercises)
            text.Append(',').Append(Cell(exercise.Id));
        text.Append("\r\n");
        for (var page = 1; ; page++)
        {
            var rows = await ClassQuery.ReadAsync(store, assignment, new(null, null, ClassFilter.All, "name", false, page), cancellation);
            var students = rows.Rows.Select(r => r.StudentId).ToList();
            var people = await store.Students.AsNoTracking().Where(s => students.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancellation);
            foreach (var row in rows.Rows)
                text.Append(Line(row, people[row.StudentId], exercises)).Append("\r\n");
            if (rows.Rows.Count < ClassQuery.PageSize)
                break;
        }
        return TypedResults.File(Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8", $"{assignment.Slug}-grades.csv");
    }

    private static string Line(ClassRow row, Student student, IReadOnlyList<OutlineExercise> exercises)
    {
        var s = row.Standing;
        var cells = new[]
        {
            Cell(student.Identifier), Cell(student.Name), Cell(student.Email), Cell(student.GitHubUsername), Cell(row.Section),
            Number(s?.Final ?? 0), Number(s?.MaxScore ?? 0), Number(s?.Score ?? 0), Number(s?.Penalty ?? 0), s?.Overridden == true ? "yes" : "no",
            Number(s?.Submissions ?? 0), s?.LastAt?.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) ?? "",
        };
        return string.Join(',', cells.Concat(exercises.Select(e => row.Cells.TryGetValue(e.Id, out var cell) ? Number(cell.Score) : "")));
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A cell that a spreadsheet would take for a formula is made text.</summary>
    internal static string Cell(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var safe = text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
