using Autograder.Service.Access;
using Autograder.Service.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Api;

/// <param name="Members">The students' identifiers.</param>
internal sealed record GroupView(string Name, IReadOnlyList<string> Members);

internal sealed record GroupEntry(IReadOnlyList<string> Members);

/// <summary>Several students with one submission for an assignment, and one grade each.</summary>
internal static class GroupEndpoints
{
    public static void MapGroups(this RouteGroupBuilder course)
    {
        var group = course.MapGroup("/assignments/{assignment}/groups").WithTags("Roster");
        group.MapGet("", ListAsync).Needs(Rules.Read).WithSummary("The groups of an assignment.");
        group.MapPut("/{group}", PutAsync).Needs(Rules.Manage).WithSummary("Makes a group, or changes who is in it. Who was in another group leaves that.");
        group.MapDelete("/{group}", DeleteAsync).Needs(Rules.Manage).WithSummary("Dissolves a group that has handed in nothing.");
    }

    private static async Task<Results<Ok<List<GroupView>>, ProblemHttpResult>> ListAsync(
        string assignment, CourseAccess access, IDbContextFactory<Store> stores, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        if (await store.AssignmentAsync(access, assignment, cancellation) is not { } found)
            return Problems.NoSuch("assignment", assignment);
        var groups = await store.Groups.Where(g => g.AssignmentId == found.Id).OrderBy(g => g.Name).Select(g => new { g.Id, g.Name }).ToListAsync(cancellation);
        var members = (await (
            from member in store.GroupMembers
            where member.AssignmentId == found.Id
            join student in store.Students on member.StudentId equals student.Id
            select new { member.GroupId, student.Identifier }).ToListAsync(cancellation)).ToLookup(m => m.GroupId, m => m.Identifier);
        return TypedResults.Ok(groups.ConvertAll(g => new GroupView(g.Name, [.. members[g.Id].Order(StringComparer.Ordinal)])));
    }

    private static Task<Results<Ok<GroupView>, ProblemHttpResult>> PutAsync(
        string assignment, string group, GroupEntry wanted, CourseAccess access, IDbContextFactory<Store> stores, TimeProvider time, CancellationToken cancellation)
    {
        var name = Problems.Text(group, "The group's name", 80);
        return stores.ChangeAsync<Results<Ok<GroupView>, ProblemHttpResult>>(access, time, "group.put", $"{assignment}/{name}", async store =>
        {
            if (await store.AssignmentAsync(access, assignment, cancellation) is not { } found)
                return (false, Problems.NoSuch("assignment", assignment));
            var students = await store.Students.Where(s => s.CourseId == access.Course.Id && wanted.Members.Contains(s.Identifier)).ToListAsync(cancellation);
            if (wanted.Members.Except(students.Select(s => s.Identifier)).FirstOrDefault() is { } missing)
                return (false, Problems.NoSuch("student", missing));
            var made = await store.Groups.SingleOrDefaultAsync(g => g.AssignmentId == found.Id && g.Name == name, cancellation);
            if (made is null)
            {
                store.Add(made = new() { AssignmentId = found.Id, Name = name });
                await store.SaveChangesAsync(cancellation);
            }
            var ids = students.ConvertAll(s => s.Id);
            await store.GroupMembers.Where(m => m.AssignmentId == found.Id && (m.GroupId == made.Id || ids.Contains(m.StudentId))).ExecuteDeleteAsync(cancellation);
            store.AddRange(ids.Select(id => new GroupMember { AssignmentId = found.Id, StudentId = id, GroupId = made.Id }));
            return (true, TypedResults.Ok(new GroupView(name, [.. students.Select(s => s.Identifier).Order(StringComparer.Ordinal)])));
        }, cancellation);
    }

    private static Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        string assignment, string group, CourseAccess access, IDbContextFactory<Store> stores, TimeProvider time, CancellationToken cancellation) =>
        stores.ChangeAsync<Results<NoContent, ProblemHttpResult>>(access, time, "group.deleted", $"{assignment}/{group}", async store =>
        {
            if (await store.AssignmentAsync(access, assignment, cancellation) is not { } found
                || await store.Groups.SingleOrDefaultAsync(g => g.AssignmentId == found.Id && g.Name == group, cancellation) is not { } made)
                return (false, Problems.NoSuch("group", group));
            if (await store.Submissions.AnyAsync(s => s.GroupId == made.Id, cancellation))
                return (false, Problems.Conflict($"The group {group} has handed in; its submissions would belong to nobody. Change who is in it instead."));
            await store.GroupMembers.Where(m => m.GroupId == made.Id).ExecuteDeleteAsync(cancellation);
            store.Remove(made);
            return (true, TypedResults.NoContent());
        }, cancellation);
}
