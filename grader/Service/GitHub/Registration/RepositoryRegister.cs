using System.Text.RegularExpressions;
using Autograder.Service.GitHub.Model;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.GitHub.Registration;

/// <summary>Knows whose a repository is: as it was told, by the roster, or by the way that classrooms name repositories.</summary>
internal sealed partial class RepositoryRegister(TimeProvider time)
{
    /// <returns>null when it is no student's of any assignment here. What is new is added, and stored with the caller's transaction.</returns>
    public async Task<Repository?> FindAsync(Store store, RepositoryIdentity identity, CancellationToken cancellation)
    {
        await store.AloneWithAsync($"repository {identity.Id}", cancellation);
        if (await store.Repositories.SingleOrDefaultAsync(r => r.GitHubId == identity.Id, cancellation) is { } known)
        {
            known.FullName = identity.FullName;
            return known;
        }
        var found = await ByNameAsync(store, identity, cancellation) ?? await ByNamingAsync(store, identity, cancellation);
        await store.SaveChangesAsync(cancellation);
        return found;
    }

    /// <summary>Whether the user of GitHub teaches the repository's course.</summary>
    public Task<bool> TeachesAsync(Store store, Repository repository, long user, CancellationToken cancellation) =>
        store.Memberships.AnyAsync(m => m.Role != Role.Student
            && store.Accounts.Any(a => a.Id == m.AccountId && a.GitHubId == user)
            && store.Assignments.Any(a => a.Id == repository.AssignmentId && a.CourseId == m.CourseId), cancellation);

    /// <summary>One that was registered by its name is bound to GitHub's id at the first contact.</summary>
    private static async Task<Repository?> ByNameAsync(Store store, RepositoryIdentity identity, CancellationToken cancellation)
    {
        var named = await store.Repositories.FirstOrDefaultAsync(r => r.FullName == identity.FullName && r.GitHubId == null, cancellation);
        if (named is null || named.OwnerId is { } owner && owner != identity.OwnerId)
            return null;
        (named.GitHubId, named.OwnerId) = (identity.Id, identity.OwnerId);
        return named;
    }

    /// <summary><c>prefix-USERNAME</c>, or <c>prefix-GROUP</c>; of several prefixes that fit, the longest.</summary>
    private async Task<Repository?> ByNamingAsync(Store store, RepositoryIdentity identity, CancellationToken cancellation)
    {
        var (owner, name) = (identity.Owner, identity.Name);
        var used = await store.GitHubAssignments
            .Where(a => a.Owner == owner && a.RepositoryPrefix != null && (a.OwnerId == null || a.OwnerId == identity.OwnerId)).ToListAsync(cancellation);
        foreach (var assignment in used.Where(a => name.StartsWith(a.RepositoryPrefix + "-", StringComparison.OrdinalIgnoreCase)).OrderByDescending(a => a.RepositoryPrefix!.Length))
        {
            if (await OwnerAsync(store, assignment.AssignmentId, name[(assignment.RepositoryPrefix!.Length + 1)..], cancellation) is not var (student, group))
                continue;
            assignment.OwnerId ??= identity.OwnerId;
            var repository = new Repository
            {
                AssignmentId = assignment.AssignmentId, GitHubId = identity.Id, OwnerId = identity.OwnerId, FullName = identity.FullName,
                StudentId = student, GroupId = group, CreatedAt = time.GetUtcNow(),
            };
            store.Add(repository);
            return repository;
        }
        return null;
    }

    private static async Task<(long? Student, long? Group)?> OwnerAsync(Store store, long assignment, string rest, CancellationToken cancellation)
    {
        // Where a name was taken, Classroom appends a number.
        foreach (var name in new[] { rest, Numbered().Replace(rest, "") }.Distinct())
        {
            var student = await store.Students
                .Where(s => s.GitHubUsername == name && s.WithdrawnAt == null && store.Assignments.Any(a => a.Id == assignment && a.CourseId == s.CourseId))
                .Select(s => (long?)s.Id).FirstOrDefaultAsync(cancellation);
            if (student is { } one)
                return await store.GroupMembers.Where(m => m.AssignmentId == assignment && m.StudentId == one).Select(m => (long?)m.GroupId).SingleOrDefaultAsync(cancellation) is { } theirs
                    ? (null, theirs) : (one, null);
            var groups = await store.Groups.Where(g => g.AssignmentId == assignment).Select(g => new { g.Id, g.Name }).ToListAsync(cancellation);
            if (groups.FirstOrDefault(g => Slug(g.Name) == name) is { } group)
                return (null, group.Id);
        }
        return null;
    }

    /// <summary>As GitHub makes names of teams.</summary>
    public static string Slug(string name) => NoLetters().Replace(name.ToLowerInvariant(), "-").Trim('-');

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NoLetters();

    [GeneratedRegex("-[0-9]{1,2}$")]
    private static partial Regex Numbered();
}
