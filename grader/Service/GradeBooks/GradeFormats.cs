using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Autograder.Service.Dashboard.Reading;

namespace Autograder.Service.GradeBooks;

/// <summary>Whose grade book it is written for.</summary>
internal enum GradeFormat { Classroom, Canvas, Moodle, Gradescope, Junit }

/// <summary>Writes grade books as other programs read them. A cell that a spreadsheet would take for a formula is made text.</summary>
internal static class GradeFormats
{
    public static (string Text, string Type, string File) Write(GradeBook book, GradeFormat format, Uri web) => format switch
    {
        GradeFormat.Classroom => (Classroom(book, web), "text/csv", $"{book.Assignment}-grades.csv"),
        GradeFormat.Canvas => (Canvas(book), "text/csv", $"{book.Assignment}-canvas.csv"),
        GradeFormat.Moodle => (Moodle(book), "text/csv", $"{book.Assignment}-moodle.csv"),
        GradeFormat.Gradescope => (Gradescope(book), "application/json", $"{book.Assignment}-gradescope.json"),
        GradeFormat.Junit => (Junit(book), "application/xml", $"{book.Assignment}-junit.xml"),
        _ => throw new System.Diagnostics.UnreachableException($"format {format}"),
    };

    /// <summary>GitHub Classroom's own columns; the group's only where there are groups.</summary>
    private static string Classroom(GradeBook book, Uri web)
    {
        var grouped = book.Rows.Any(r => r.Group is not null);
        string[] columns = ["assignment_name", "assignment_url", "starter_code_url", "github_username", "roster_identifier", "student_repository_name", "student_repository_url", "submission_timestamp", "points_awarded", "points_available"];
        return Table(grouped ? [.. columns, "group_name"] : columns, book.Rows.Select(r => (string?[])
        [
            book.Title, "", "", r.Login, r.Identifier, r.Repository?.Split('/')[^1], r.Repository is null ? "" : new Uri(web, r.Repository).AbsoluteUri,
            r.HandedInAt?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture), Number(r.Points), Number(book.MaxScore), .. grouped ? new[] { r.Group } : [],
        ]));
    }

    /// <summary>The second row says what there is to earn; Canvas finds students by SIS id or login.</summary>
    private static string Canvas(GradeBook book) =>
        Table(["Student", "ID", "SIS User ID", "SIS Login ID", "Section", book.Title], [
            ["    Points Possible", "", "", "", "", Number(book.MaxScore)],
            .. book.Rows.Select(r => (string?[])[r.Name, "", r.Identifier, r.Email ?? r.Login, r.Section, Number(r.Points)]),
        ]);

    /// <summary>Moodle asks at the import which column is which. An empty grade would not be imported as none, but be left out: so it is written.</summary>
    private static string Moodle(GradeBook book) =>
        Table(["ID number", "Email address", "Full name", book.Title], book.Rows.Select(r => (string?[])[r.Identifier, r.Email, r.Name, Number(r.Points ?? 0)]));

    private static string Gradescope(GradeBook book) => JsonSerializer.Serialize(
        book.Rows.Select(r => new { student = r.Identifier, name = r.Name, email = r.Email, results = new { score = r.Points ?? 0, output = r.Overridden ? "decided by the course" : "", visibility = "visible", tests = new[] { new { name = book.Title, score = r.Points ?? 0, max_score = book.MaxScore } } } }),
        new JsonSerializerOptions { WriteIndented = true }) + "\n";

    /// <summary>A case for each student: failed below full points, skipped where nothing was handed in.</summary>
    private static string Junit(GradeBook book) => new XElement("testsuites", new XAttribute("name", book.Title),
        new XElement("testsuite", new XAttribute("name", $"{book.Course}.{book.Assignment}"), new XAttribute("tests", book.Rows.Count),
            new XAttribute("failures", book.Rows.Count(r => r.Points < book.MaxScore)), new XAttribute("errors", 0), new XAttribute("skipped", book.Rows.Count(r => r.Points is null)),
            book.Rows.Select(r => new XElement("testcase", new XAttribute("classname", $"{book.Course}.{book.Assignment}"), new XAttribute("name", Clean(r.Identifier)),
                new XElement("properties", Property("score", r.Points ?? 0), Property("max_score", book.MaxScore)),
                r.Points is null ? new XElement("skipped", new XAttribute("message", "nothing was handed in"))
                : r.Points < book.MaxScore ? new XElement("failure", new XAttribute("message", FormattableString.Invariant($"{r.Points} of {book.MaxScore} points"))) : null)))).ToString() + "\n";

    private static XElement Property(string name, int value) => new("property", new XAttribute("name", name), new XAttribute("value", value));

    private static string Clean(string text) => string.Concat(text.Where(c => System.Xml.XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));

    private static string Table(IEnumerable<string> columns, IEnumerable<string?[]> rows)
    {
        var text = new StringBuilder().AppendJoin(',', columns.Select(GradesExport.Cell)).Append("\r\n");
        foreach (var row in rows)
            text.AppendJoin(',', row.Select(GradesExport.Cell)).Append("\r\n");
        return text.ToString();
    }

    private static string Number(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
}
