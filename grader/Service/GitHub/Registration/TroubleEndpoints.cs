using Autograder.Service.Access;
using Autograder.Service.Api;
using Autograder.Service.GitHub.Model;
using Autograder.Service.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.GitHub.Registration;

/// <param name="What">What did not work: <c>fetch</c>, or the channel that a grade was to be shown on.</param>
/// <param name="State">Whether it is still tried, or waits for somebody to ask.</param>
internal sealed record GitHubTrouble(string What, string Repository, string Commit, string State, int Tries, DateTimeOffset Since, string? Fault);

internal sealed record Requeued(int Pushes, int Publications);

/// <summary>What went wrong between here and GitHub. Grades do not depend on it.</summary>
internal static class TroubleEndpoints
{
    private const int Most = 500;

    public static void MapGitHubTrouble(this RouteGroupBuilder course)
    {
        var group = course.MapGroup("/github/failures").WithTags("GitHub");
        group.MapGet("", ListAsync).Needs(Rules.Read).WithSummary("Commits that could not be fetched and grades that could not be shown on GitHub, with what went wrong.");
        group.MapPost("/requeue", RequeueAsync).Needs(Rules.Regrade).WithSummary("Has all that was given up tried again.");
    }

    private static async Task<Ok<List<GitHubTrouble>>> ListAsync(CourseAccess access, IDbContextFactory<Store> stores, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var pushes = await Pushes(store, access).Where(p => p.Fault != null && p.State != PushState.Taken).OrderByDescending(p => p.Id).Take(Most)
            .Select(p => new { p.Repository!.FullName, p.Sha, p.State, p.Tries, p.ReceivedAt, p.Fault }).ToListAsync(cancellation);
        var publications = await Publications(store, access).Where(p => p.Fault != null && (p.State == PublicationState.Waiting || p.State == PublicationState.Failed))
            .OrderByDescending(p => p.Id).Take(Most).Select(p => new { p.Channel, p.Repository!.FullName, p.Sha, p.State, p.Tries, p.CreatedAt, p.Fault }).ToListAsync(cancellation);
        return TypedResults.Ok<List<GitHubTrouble>>(
        [
            .. pushes.Select(p => new GitHubTrouble("fetch", p.FullName, p.Sha, p.State.ToString().ToLowerInvariant(), p.Tries, p.ReceivedAt, p.Fault)),
            .. publications.Select(p => new GitHubTrouble(p.Channel.ToString(), p.FullName, p.Sha, p.State.ToString().ToLowerInvariant(), p.Tries, p.CreatedAt, p.Fault)),
        ]);
    }

    private static Task<Accepted<Requeued>> RequeueAsync(CourseAccess access, IDbContextFactory<Store> stores, TimeProvider time, CancellationToken cancellation) =>
        stores.ChangeAsync<Accepted<Requeued>>(access, time, "github.requeued", "failures", async store =>
        {
            var now = time.GetUtcNow();
            var pushes = await Pushes(store, access).Where(p => p.State == PushState.Failed).ExecuteUpdateAsync(
                set => set.SetProperty(p => p.State, PushState.Waiting).SetProperty(p => p.NotBefore, now).SetProperty(p => p.Tries, 0), cancellation);
            var publications = await Publications(store, access).Where(p => p.State == PublicationState.Failed).ExecuteUpdateAsync(
                set => set.SetProperty(p => p.State, PublicationState.Waiting).SetProperty(p => p.NextTryAt, now).SetProperty(p => p.Tries, 0), cancellation);
            return (true, TypedResults.Accepted((string?)null, new Requeued(pushes, publications)));
        }, cancellation);

    private static IQueryable<Push> Pushes(Store store, CourseAccess access) =>
        store.Pushes.Where(p => store.Assignments.Any(a => a.Id == p.Repository!.AssignmentId && a.CourseId == access.Course.Id));

    private static IQueryable<Publication> Publications(Store store, CourseAccess access) =>
        store.Publications.Where(p => store.Assignments.Any(a => a.Id == p.Repository!.AssignmentId && a.CourseId == access.Course.Id));
}
