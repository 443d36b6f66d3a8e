using System.Text;
using Autograder.Service.Access;
using Autograder.Service.Api;
using Autograder.Service.GitHub;
using Autograder.Service.Hosting;
using Autograder.Service.Revisions;
using Autograder.Service.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.GradeBooks;

/// <summary>The grades of an assignment for another program.</summary>
internal static class GradeEndpoints
{
    public static void MapGrades(this RouteGroupBuilder course) =>
        course.MapGet("/assignments/{assignment}/grades", ExportAsync).Needs(Rules.Read).WithTags("Grades").Produces<string>(StatusCodes.Status200OK, "text/csv", "application/json", "application/xml")
            .WithSummary("The final points of all students: lateness taken off, decisions counted.")
            .WithDescription("format is classroom (GitHub Classroom's grades CSV), canvas, moodle, gradescope or junit.");

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> ExportAsync(
        string assignment, CourseAccess access, IDbContextFactory<Store> stores, IAssignmentLibrary library, GitHubSettings github, CancellationToken cancellation, string? format = null)
    {
        var written = Choice.Of<GradeFormat>(format, "format") ?? GradeFormat.Classroom;
        await using var store = await stores.CreateDbContextAsync(cancellation);
        if (await store.AssignmentAsync(access, assignment, cancellation) is not { } found)
            return Problems.NoSuch("assignment", assignment);
        var book = await GradeBook.ReadAsync(store, access.Course, found, (await library.LoadAsync(store, found, cancellation)).MaxScore, cancellation);
        var (text, type, file) = GradeFormats.Write(book, written, github.Web);
        return TypedResults.File(Encoding.UTF8.GetBytes(text), type, file);
    }
}
