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
            var students = (await store.Students.Where(s => s.CourseId == access.Course.Id && s.GitHubUsername != null).ToListAsync(cancellation)).ToLookup(s => s.GitHubUsername!);
            var (registered, groups, unknown) = (0, 0, new List<string>());
            foreach (var repository in accepted)
            {
                var owners = repository.Logins.SelectMany(l => students[l]).ToList();
                if (owners.Count == 0)
                {
                    unknown.Add(repository.FullName);
                    continue;
                }
                var group = repository.Logins.Count > 1 ? await GroupAsync(store, found, repository, owners, cancellation) : null;
                groups += group is null ? 0 : 1;
                registered += await RegisterAsync(store, found, repository, group is null ? owners[0] : null, group, time.GetUtcNow(), cancellation) ? 1 : 0;
            }
            return (true, TypedResults.Ok(new ImportedRepositories(registered, groups, unknown)));
        }, cancellation);
    }

    /// <returns>false when it is another assignment's.</returns>
    private static async Task<bool> RegisterAsync(
        Store store, Assignment assignment, AcceptedRepository accepted, Student? student, Group? group, DateTimeOffset now, CancellationToken cancellation)
    {
        var known = await store.Repositories.FirstOrDefaultAsync(r => r.GitHubId == accepted.Id, cancellation)
            ?? await store.Repositories.FirstOrDefaultAsync(r => r.GitHubId == null && r.FullName == accepted.FullName, cancellation);
        if (known is not null && known.AssignmentId != assignment.Id)
            return false;
        if (known is null)
            store.Add(known = new() { AssignmentId = assignment.Id, FullName = accepted.FullName, CreatedAt = now });
        (known.GitHubId, known.FullName, known.StudentId, known.GroupId) = (accepted.Id, accepted.FullName, student?.Id, group?.Id);
        return true;
    }

    /// <summary>Named as its repository.</summary>
    private static async Task<Group> GroupAsync(Store store, Assignment assignment, AcceptedRepository accepted, List<Student> members, CancellationToken cancellation)
    {
        var name = accepted.FullName.Split('/')[^1];
        var group = await store.Groups.SingleOrDefaultAsync(g => g.AssignmentId == assignment.Id && g.Name == name, cancellation);
        if (group is null)
            store.Add(group = new() { AssignmentId = assignment.Id, Name = name });
        await store.SaveChangesAsync(cancellation);
        foreach (var member in members)
            if (await store.GroupMembers.SingleOrDefaultAsync(m => m.AssignmentId == assignment.Id && m.StudentId == member.Id, cancellation) is { } known)
                known.GroupId = group.Id;
            else
                store.Add(new GroupMember { AssignmentId = assignment.Id, StudentId = member.Id, GroupId = group.Id });
        await store.SaveChangesAsync(cancellation);
        return group;
    }
}
