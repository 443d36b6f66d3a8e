using Autograder.Service.Access;
using Autograder.Service.Api;
using Autograder.Service.Intake;
using Autograder.Service.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.GitHub.Registration;

/// <param name="Id">GitHub's id of it; null until the first contact.</param>
internal sealed record RepositoryView(string Name, long? Id, string? Student, string? Group);

/// <param name="Student">Whose it is, by identifier.</param>
/// <param name="Group">Or which group's, by name.</param>
/// <param name="Id">GitHub's id, where it is known: then only that very repository is taken, whatever its name becomes.</param>
internal sealed record RepositoryEntry(string? Student = null, string? Group = null, long? Id = null);

/// <summary>Which repository is whose, where the names do not tell.</summary>
internal static class RepositoryEndpoints
{
    public static void MapRepositories(this RouteGroupBuilder course)
    {
        var group = course.MapGroup("/assignments/{assignment}/repositories").WithTags("GitHub");
        group.MapGet("", ListAsync).Needs(Rules.Read).WithSummary("The repositories that are known to belong to an assignment.");
        group.MapPut("/{owner}/{name}", PutAsync).Needs(Rules.Manage).WithSummary("Says whose a repository is. Its pushes are graded from then on.");
        group.MapDelete("/{owner}/{name}", DeleteAsync).Needs(Rules.Manage).WithSummary("Forgets a repository from which nothing was handed in.");
    }

    private static async Task<Results<Ok<List<RepositoryView>>, ProblemHttpResult>> ListAsync(
        string assignment, CourseAccess access, IDbContextFactory<Store> stores, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        if (await store.AssignmentAsync(access, assignment, cancellation) is not { } found)
            return Problems.NoSuch("assignment", assignment);
        return TypedResults.Ok(await store.Repositories.Where(r => r.AssignmentId == found.Id).OrderBy(r => r.FullName)
            .Select(r => new RepositoryView(
                r.FullName, r.GitHubId, store.Students.Where(s => s.Id == r.StudentId).Select(s => s.Identifier).FirstOrDefault(),
                store.Groups.Where(g => g.Id == r.GroupId).Select(g => g.Name).FirstOrDefault())).ToListAsync(cancellation));
    }

    private static Task<Results<Ok<RepositoryView>, ProblemHttpResult>> PutAsync(
        string assignment, string owner, string name, RepositoryEntry wanted, CourseAccess access, IDbContextFactory<Store> stores, TimeProvider time,
        CancellationToken cancellation)
    {
        var full = FullName(owner, name);
        if (wanted.Student is null == wanted.Group is null)
            throw new RefusedException("Say whose the repository is: a student's or a group's.");
        return stores.ChangeAsync<Results<Ok<RepositoryView>, ProblemHttpResult>>(access, time, "repository.put", $"{assignment}/{full}", async store =>
        {
            if (await store.AssignmentAsync(access, assignment, cancellation) is not { } found)
                return (false, Problems.NoSuch("assignment", assignment));
            var student = wanted.Student is { } identifier ? await store.StudentAsync(access, identifier, cancellation) : null;
            if (wanted.Student is not null && student is null)
                return (false, Problems.NoSuch("student", wanted.Student));
            var group = wanted.Group is { } named ? await store.Groups.SingleOrDefaultAsync(g => g.AssignmentId == found.Id && g.Name == named, cancellation) : null;
            if (wanted.Group is not null && group is null)
                return (false, Problems.NoSuch("group", wanted.Group));
            var known = await store.Repositories.FirstOrDefaultAsync(r => wanted.Id != null && r.GitHubId == wanted.Id || r.FullName == full, cancellation);
            if (known is not null && known.AssignmentId != found.Id)
                return (false, Problems.Conflict($"{full} belongs to another assignment already."));
            if (known is null)
                store.Add(known = new() { AssignmentId = found.Id, FullName = full, GitHubId = wanted.Id, CreatedAt = time.GetUtcNow() });
            (known.StudentId, known.GroupId, known.FullName) = (student?.Id, group?.Id, full);
            known.GitHubId ??= wanted.Id;
            return (true, TypedResults.Ok(new RepositoryView(full, known.GitHubId, student?.Identifier, group?.Name)));
        }, cancellation);
    }

    private static Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        string assignment, string owner, string name, CourseAccess access, IDbContextFactory<Store> stores, TimeProvider time, CancellationToken cancellation)
    {
        var full = FullName(owner, name);
        return stores.ChangeAsync<Results<NoContent, ProblemHttpResult>>(access, time, "repository.deleted", $"{assignment}/{full}", async store =>
        {
            if (await store.AssignmentAsync(access, assignment, cancellation) is not { } found
                || await store.Repositories.SingleOrDefaultAsync(r => r.AssignmentId == found.Id && r.FullName == full, cancellation) is not { } known)
                return (false, Problems.NoSuch("repository", full));
            if (await store.Pushes.AnyAsync(p => p.RepositoryId == known.Id, cancellation)
                || known.GitHubId is not null && await store.Submissions.AnyAsync(s => s.AssignmentId == found.Id && s.Origin == known.Origin, cancellation))
                return (false, Problems.Conflict($"Work was handed in from {full}; it would belong to nobody. Say whose the repository is instead."));
            store.Remove(known);
            return (true, TypedResults.NoContent());
        }, cancellation);
    }

    private static string FullName(string owner, string name) =>
        $"{AssignmentOnGitHub.Name(owner, "owner")}/{AssignmentOnGitHub.Name(name, "name")}";
}
