using System.Text.RegularExpressions;
using Autograder.Service.Access;
using Autograder.Service.Api;
using Autograder.Service.GitHub.Model;
using Autograder.Service.Intake;
using Autograder.Service.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.GitHub.Registration;

/// <param name="Owner">The organisation that holds the students' repositories.</param>
/// <param name="RepositoryPrefix">Repositories named <c>PREFIX-USERNAME</c> belong to the student of that name; Classroom 50's is <c>CLASSROOM-ASSIGNMENT</c>.</param>
/// <param name="Classroom50">The classroom's short name in Classroom 50; then every grade is also a release with <c>result.json</c>.</param>
/// <param name="TemplateHash">As <c>autograder template</c> prints it: a push of just the template is nobody's attempt.</param>
internal sealed record GitHubUse(
    string? Owner = null, string? RepositoryPrefix = null, CheckConclusion Conclusion = CheckConclusion.SuccessAtFullPoints,
    bool CommentsOnFeedback = true, string? Classroom50 = null, string? TemplateHash = null);

/// <summary>How an assignment uses GitHub.</summary>
internal static partial class AssignmentOnGitHub
{
    public static void MapAssignmentOnGitHub(this RouteGroupBuilder course)
    {
        var group = course.MapGroup("/assignments/{assignment}/github").WithTags("GitHub");
        group.MapGet("", ShowAsync).Needs(Rules.Read).WithSummary("How an assignment uses GitHub.");
        group.MapPut("", PutAsync).Needs(Rules.Manage).WithSummary("Sets how an assignment uses GitHub: whose repositories are its, what its checks say, where else grades go.");
    }

    private static async Task<Results<Ok<GitHubUse>, ProblemHttpResult>> ShowAsync(
        string assignment, CourseAccess access, IDbContextFactory<Store> stores, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        if (await store.AssignmentAsync(access, assignment, cancellation) is not { } found)
            return Problems.NoSuch("assignment", assignment);
        return await store.GitHubAssignments.AsNoTracking().SingleOrDefaultAsync(a => a.AssignmentId == found.Id, cancellation) is { } used
            ? TypedResults.Ok(new GitHubUse(used.Owner, used.RepositoryPrefix, used.Conclusion, used.CommentsOnFeedback, used.Classroom50, used.TemplateHash))
            : TypedResults.Ok(new GitHubUse());
    }

    private static Task<Results<Ok<GitHubUse>, ProblemHttpResult>> PutAsync(
        string assignment, GitHubUse wanted, CourseAccess access, IDbContextFactory<Store> stores, TimeProvider time, CancellationToken cancellation)
    {
        var use = Checked(wanted);
        return stores.ChangeAsync<Results<Ok<GitHubUse>, ProblemHttpResult>>(access, time, "github.set", assignment, async store =>
        {
            if (await store.AssignmentAsync(access, assignment, cancellation) is not { } found)
                return (false, Problems.NoSuch("assignment", assignment));
            return await SetAsync(store, found.Id, use, null, cancellation)
                ? (true, TypedResults.Ok(use))
                : (false, Problems.Conflict($"Another assignment here has the repositories {use.Owner}/{use.RepositoryPrefix}-… already."));
        }, cancellation);
    }

    /// <exception cref="RefusedException">It cannot be; the message says why.</exception>
    public static GitHubUse Checked(GitHubUse wanted)
    {
        var use = wanted with { Owner = Name(wanted.Owner, "owner"), RepositoryPrefix = Name(wanted.RepositoryPrefix, "repositoryPrefix"), Classroom50 = Name(wanted.Classroom50, "classroom50") };
        if (use.RepositoryPrefix is not null && use.Owner is null)
            throw new RefusedException("A repositoryPrefix needs an owner: else a stranger's repository of that name would be taken for a student's.");
        if (use.TemplateHash is { } hash && !Hash().IsMatch(hash))
            throw new RefusedException("templateHash is what `autograder template` prints: sha256: and 64 digits.");
        return use;
    }

    /// <summary>Inside the caller's transaction.</summary>
    /// <param name="ownerId">GitHub's number of the owner, where it was asked for.</param>
    /// <returns>false when another assignment has these repositories, and nothing was set.</returns>
    public static async Task<bool> SetAsync(Store store, long assignment, GitHubUse use, long? ownerId, CancellationToken cancellation)
    {
        if (use.RepositoryPrefix is { } prefix
            && await store.GitHubAssignments.AnyAsync(a => a.Owner == use.Owner && a.RepositoryPrefix == prefix && a.AssignmentId != assignment, cancellation))
            return false;
        var used = await store.GitHubAssignments.SingleOrDefaultAsync(a => a.AssignmentId == assignment, cancellation);
        if (used is null)
            store.Add(used = new() { AssignmentId = assignment });
        if (used.Owner != use.Owner || ownerId is not null)
            (used.Owner, used.OwnerId) = (use.Owner, ownerId);
        (used.RepositoryPrefix, used.Conclusion, used.CommentsOnFeedback) = (use.RepositoryPrefix, use.Conclusion, use.CommentsOnFeedback);
        (used.Classroom50, used.TemplateHash) = (use.Classroom50, use.TemplateHash);
        return true;
    }

    /// <summary>In lower case: GitHub does not tell cases apart.</summary>
    public static string? Name(string? value, string name) =>
        value is null or "" ? null
        : Pattern().IsMatch(value) ? value.ToLowerInvariant()
        : throw new RefusedException("{0} is no name that GitHub has: use letters, digits, hyphens, dots and underscores.", name);

    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,100}\z")]
    private static partial Regex Pattern();

    [GeneratedRegex(@"\Asha256:[0-9a-f]{64}\z")]
    private static partial Regex Hash();
}
