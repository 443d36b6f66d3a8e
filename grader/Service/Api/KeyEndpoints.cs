using System.Security.Claims;
using Autograder.Service.Access;
using Autograder.Service.Intake;
using Autograder.Service.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Autograder.Service.Api;

/// <param name="Id">Names the key; no secret.</param>
internal sealed record KeyView(string Id, string Name, IReadOnlyList<Scopes> Scopes, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? RevokedAt)
{
    public static KeyView Of(ApiKey key) => new(key.PublicId, key.Name, ScopeList.Of(key.Scopes), key.CreatedAt, key.ExpiresAt, key.RevokedAt);
}

/// <param name="Days">How long it is good for; default: until it is revoked.</param>
internal sealed record WantedKey(string Name, IReadOnlyList<Scopes> Scopes, int? Days = null);

/// <param name="Secret">The key itself. It is shown this once.</param>
internal sealed record CreatedKey(KeyView Key, string Secret);

internal static class KeyEndpoints
{
    public static void MapCourseKeys(this RouteGroupBuilder course)
    {
        var group = course.MapGroup("/keys").WithTags("Keys");
        group.MapGet("", async (CourseAccess access, ApiKeys keys, CancellationToken cancellation) => await ListAsync(keys, access.Course.Id, cancellation))
            .Needs(Rules.Manage).WithSummary("The course's keys.");
        group.MapPost("", CreateInCourseAsync).Needs(Rules.Manage).WithSummary("Makes a key for the course. Its secret is shown this once.");
        group.MapDelete("/{key}", (string key, CourseAccess access, ApiKeys keys, CancellationToken cancellation) =>
            RevokeAsync(key, keys, access.Course.Id, access.Actor, cancellation)).Needs(Rules.Manage).WithSummary("Revokes a key at once.");
    }

    public static void MapKeys(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/keys").WithTags("Keys");
        group.MapGet("", (ApiKeys keys, CancellationToken cancellation) => ListAsync(keys, null, cancellation))
            .Needs(Rules.Administer).WithSummary("The keys of the whole installation.");
        group.MapPost("", async (WantedKey wanted, ClaimsPrincipal user, ApiKeys keys, TimeProvider time, CancellationToken cancellation) =>
            await CreateAsync(wanted, null, user.Actor(), keys, time, cancellation)).Needs(Rules.Administer).WithSummary("Makes a key for every course.");
        group.MapDelete("/{key}", (string key, ClaimsPrincipal user, ApiKeys keys, CancellationToken cancellation) =>
            RevokeAsync(key, keys, null, user.Actor(), cancellation)).Needs(Rules.Administer).WithSummary("Revokes a key at once.");
    }

    private static async Task<Ok<IReadOnlyList<KeyView>>> ListAsync(ApiKeys keys, long? course, CancellationToken cancellation) =>
        TypedResults.Ok<IReadOnlyList<KeyView>>([.. (await keys.ListAsync(course, cancellation)).Select(KeyView.Of)]);

    private static async Task<Results<Ok<CreatedKey>, ProblemHttpResult>> CreateInCourseAsync(
        WantedKey wanted, CourseAccess access, ApiKeys keys, TimeProvider time, CancellationToken cancellation)
    {
        var scopes = ScopeList.Sum(wanted.Scopes);
        if (scopes.HasFlag(Scopes.Administer))
            throw new RefusedException("A course's key cannot administer the installation. Make a key of the installation, under /keys.");
        return access.Has(scopes)
            ? await CreateAsync(wanted, access.Course, access.Actor, keys, time, cancellation)
            : Problems.Forbidden("Nobody makes a key that may do more than they may themselves.");
    }

    private static async Task<Ok<CreatedKey>> CreateAsync(
        WantedKey wanted, Course? course, string actor, ApiKeys keys, TimeProvider time, CancellationToken cancellation)
    {
        var (name, scopes) = (Problems.Text(wanted.Name, "name", 80), ScopeList.Sum(wanted.Scopes));
        if (scopes == Scopes.None)
            throw new RefusedException("A key without scopes may do nothing. Name some of: submit, read, regrade, manage.");
        if (wanted.Days is < 1 or > 3650)
            throw new RefusedException("A key is good for 1 to 3650 days; leave days out for one that is good until it is revoked.");
        var (key, secret) = await keys.CreateAsync(name, course, scopes, wanted.Days is { } days ? time.GetUtcNow().AddDays(days) : null, actor, cancellation);
        return TypedResults.Ok(new CreatedKey(KeyView.Of(key), secret));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(
        string key, ApiKeys keys, long? course, string actor, CancellationToken cancellation) =>
        await keys.RevokeAsync(key, course, actor, cancellation) ? TypedResults.NoContent() : Problems.NoSuch("key", key);
}
