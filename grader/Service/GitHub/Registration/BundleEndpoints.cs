using Autograder.Service.Access;
using Autograder.Service.Api;
using Autograder.Service.Roster;
using Autograder.Service.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.GitHub.Registration;

/// <param name="Unknown">Repositories of students who are not in the roster: put them in, and import again.</param>
internal sealed record ImportedRepositories(int Registered, int Groups, IReadOnlyList<string> Unknown);

/// <summary>Takes over whose repository is whose from GitHub Classroom.</summary>
internal static class BundleEndpoints
{
    public static void MapBundles(this RouteGroupBuilder course) =>
        course.MapPost("/assignments/{assignment}/repositories/import", ImportAsync).Needs(Rules.Manage).WithTags("GitHub").RequireRateLimiting(Rates.Uploads)
            .Accepts<byte[]>("application/zip").ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithSummary("Takes the repositories of an assignment over from GitHub Classroom's export, a zip archive.")
            .WithDescription("exported is the ID of the assignment in the archive, where it holds several. Students are found by their names on GitHub, so the roster goes first.");

    private static async Task<Results<Ok<ImportedRepositories>, ProblemHttpResult>> ImportAsync(
        string assignment, HttpRequest request, CourseAccess access, IDbContextFactory<Store> stores, TimeProvider time, CancellationToken cancellation, string? exported = null)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellation);
        var accepted = ClassroomBundle.Read(body.ToArray(), exported);
        return await stores.ChangeAsync<Results<Ok<ImportedRepositories>, ProblemHttpResult>>(access, time, "repositories.imported", assignment, async store =>
        {
            if (await store.AssignmentAsync(access, assignment, cancellation) is not { } found)
                return (false, Problems.NoSuch("assignment", assignment));
            var plan = await BundleImport.PlanAsync(store, access.Course.Id, accepted, cancellation);
            return (true, TypedResults.Ok(await BundleImport.ApplyAsync(store, found, plan, time.GetUtcNow(), cancellation)));
        }, cancellation);
    }
}
