using Autograder.Service.Roster;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.GitHub.Registration;

/// <summary>A repository of a bundle and whose it would be.</summary>
/// <param name="Owners">Of the roster; several for a group; none where nobody in the roster has such a name on GitHub.</param>
internal sealed record BundleRow(AcceptedRepository Repository, IReadOnlyList<Student> Owners);

/// <summary>Takes over whose repository is whose from GitHub Classroom.</summary>
internal static class BundleImport
{
    public static async Task<IReadOnlyList<BundleRow>> PlanAsync(Store store, long course, IReadOnlyList<AcceptedRepository> accepted, CancellationToken cancellation)
    {
        var students = (await store.Students.AsNoTracking().Where(s => s.CourseId == course && s.GitHubUsername != null).ToListAsync(cancellation)).ToLookup(s => s.GitHubUsername!);
        return [.. accepted.Select(a => new BundleRow(a, [.. a.Logins.SelectMany(l => students[l])]))];
    }

    /// <summary>Inside the caller's transaction.</summary>
    public static async Task<ImportedRepositories> ApplyAsync(Store store, Assignment assignment, IReadOnlyList<BundleRow> rows, DateTimeOffset now, CancellationToken cancellation)
    {
        var (registered, groups, unknown) = (0, 0, new List<string>());
        foreach (var (repository, owners) in rows)
        {
            if (owners.Count == 0)
            {
                unknown.Add(repository.FullName);
                continue;
            }
            var group = repository.Logins.Count > 1 ? await GroupAsync(store, assignment, repository, owners, cancellation) : null;
            groups += group is null ? 0 : 1;
            registered += await RegisterAsync(store, assignment, repository, group is null ? owners[0] : null, group, now, cancellation) ? 1 : 0;
        }
        return new(registered, groups, unknown);
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
    private static async Task<Group> GroupAsync(Store store, Assignment assignment, AcceptedRepository accepted, IReadOnlyList<Student> members, CancellationToken cancellation)
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
