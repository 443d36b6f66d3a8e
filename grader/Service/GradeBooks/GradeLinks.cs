using System.Text;
using Autograder.Service.Dashboard.Rules;
using Autograder.Service.GitHub;
using Autograder.Service.Hosting;
using Autograder.Service.Revisions;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.GradeBooks;

/// <summary>The grade books of an assignment as files to be saved from its pages.</summary>
internal static class GradeLinks
{
    /// <summary>By the word in the address; the name is a program's own and stands in no language.</summary>
    public static IReadOnlyList<(string Word, string Name, GradeFormat Format)> All { get; } =
    [
        ("classroom", "GitHub Classroom (CSV)", GradeFormat.Classroom), ("canvas", "Canvas (CSV)", GradeFormat.Canvas), ("moodle", "Moodle (CSV)", GradeFormat.Moodle),
        ("gradescope", "Gradescope (JSON)", GradeFormat.Gradescope), ("junit", "JUnit (XML)", GradeFormat.Junit),
    ];

    public static void MapGradeLinks(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/c/{course}/{assignment}/grades/{format}", SaveAsync).WithMetadata(new RuleAttribute(Needs.Teacher));

    private static async Task<IResult> SaveAsync(HttpContext http, string format, IDbContextFactory<Store> stores, IAssignmentLibrary library, GitHubSettings github, CancellationToken cancellation)
    {
        if (All.FirstOrDefault(f => f.Word == format) is not { Word: not null } wanted)
            return TypedResults.NotFound();
        var place = http.Place();
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var book = await GradeBook.ReadAsync(store, place.Course!, place.Assignment!, (await library.LoadAsync(store, place.Assignment!, cancellation)).MaxScore, cancellation);
        var (text, type, file) = GradeFormats.Write(book, wanted.Format, github.Web);
        return TypedResults.File(Encoding.UTF8.GetBytes(text), $"{type}; charset=utf-8", file);
    }
}
