using System.Globalization;
using System.Text;
using Autograder.Service.Access;
using Autograder.Service.Api;
using Autograder.Service.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Roster;

/// <param name="Missing">Of the course and not in the list: they stay, since a list may be a part.</param>
internal sealed record ImportedRoster(int Added, int Changed, int Same, int Missing, int Grouped);

/// <summary>Takes lists of students in as other programs write them: whole, or not at all.</summary>
internal static class RosterEndpoints
{
    private const int MostFaults = 50;

    public static void MapRoster(this RouteGroupBuilder course) =>
        course.MapPost("/roster", ImportAsync).Needs(Rules.Manage).WithTags("Roster").Accepts<string>("text/csv")
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithSummary("Takes a list of students in: adds and changes, and takes nobody out. With dryRun=true nothing is stored.")
            .WithDescription("The body is CSV; format is sheet (identifier, name, email, github_username, section), classroom (GitHub Classroom's classroom_roster.csv) or classroom50 (students.csv). "
                + "With assignment= the groups of the list become that assignment's. What is wrong is told with its line and column, and then nothing is taken.");

    private static async Task<Results<Ok<ImportedRoster>, ProblemHttpResult>> ImportAsync(
        HttpRequest request, CourseAccess access, IDbContextFactory<Store> stores, TimeProvider time, CancellationToken cancellation,
        string? format = null, string? assignment = null, bool dryRun = false)
    {
        var kind = Choice.Of<RosterFormat>(format, "format") ?? RosterFormat.Sheet;
        using var body = new StreamReader(request.Body, new UTF8Encoding(false, throwOnInvalidBytes: true));
        string text;
        try
        {
            text = await body.ReadToEndAsync(cancellation);
        }
        catch (DecoderFallbackException)
        {
            return Refused("The list is not UTF-8. Save it as CSV UTF-8.");
        }
        var (sheet, groups) = ClassroomRosters.Read(text, kind);
        if (sheet.Faults.Count > 0)
            return Refused(string.Join('\n', sheet.Faults.Take(MostFaults).Select(Sentence)));
        return await stores.ChangeAsync<Results<Ok<ImportedRoster>, ProblemHttpResult>>(access, time, "roster.imported", $"{kind}: {sheet.Rows.Count} students", async store =>
        {
            var plan = await RosterImport.PlanAsync(store, access.Course.Id, sheet.Rows, cancellation);
            var imported = new ImportedRoster(plan.Added.Count, plan.Changed.Count, plan.Same, plan.Missing, assignment is null ? 0 : groups.Count);
            var found = assignment is null ? null : await store.AssignmentAsync(access, assignment, cancellation);
            if (assignment is not null && found is null)
                return (false, Problems.NoSuch("assignment", assignment));
            if (dryRun)
                return (false, TypedResults.Ok(imported));
            await RosterImport.ApplyAsync(store, access.Course.Id, sheet.Rows, cancellation);
            if (found is not null)
                await RosterImport.GroupAsync(store, access.Course.Id, found.Id, groups, cancellation);
            return (true, TypedResults.Ok(imported));
        }, cancellation);
    }

    private static string Sentence(RosterFault fault) =>
        $"line {fault.Line}{(fault.Column is null ? "" : $", column {fault.Column}")}: {string.Format(CultureInfo.InvariantCulture, fault.Sentence, fault.Arguments)}";

    private static ProblemHttpResult Refused(string detail) =>
        TypedResults.Problem(statusCode: StatusCodes.Status422UnprocessableEntity, title: "Nothing was taken in", detail: detail);
}
