using System.Security.Claims;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Access;

/// <summary>Finds out what somebody may do, afresh every time: what is taken away is gone at once.</summary>
internal sealed class AccessControl(IDbContextFactory<Store> stores, ApiKeys keys)
{
    private const Scopes Everything = Scopes.Submit | Scopes.Read | Scopes.Regrade | Scopes.Manage | Scopes.Administer;

    /// <param name="presented">The key that this very request came with, as it was read when it was authenticated; null to read it.</param>
    /// <returns>null when there is no such course.</returns>
    public async Task<CourseAccess?> OfAsync(ClaimsPrincipal user, string course, CancellationToken cancellation, ApiKey? presented = null)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        if (await store.Courses.AsNoTracking().SingleOrDefaultAsync(c => c.Slug == course, cancellation) is not { } found)
            return null;
        return presented is not null && presented.PublicId == user.KeyOf()
            ? new(found, ScopesOf(presented, found), user.Actor(), [])
            : await OfAsync(store, user, found, cancellation);
    }

    /// <summary>In every course that they belong to.</summary>
    public async Task<IReadOnlyList<CourseAccess>> AllAsync(ClaimsPrincipal user, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var all = new List<CourseAccess>();
        foreach (var course in await store.Courses.AsNoTracking().OrderBy(c => c.Title).ToListAsync(cancellation))
            if (await OfAsync(store, user, course, cancellation) is { IsAny: true } access)
                all.Add(access);
        return all;
    }

    /// <summary>Whether they may do everything in every course.</summary>
    public async Task<bool> AdministersAsync(ClaimsPrincipal user, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        if (user.KeyOf() is { } id)
            return await KeyAsync(store, id, cancellation) is { CourseId: null } key && key.Scopes.HasFlag(Scopes.Administer);
        return user.AccountId() is { } account && await store.Accounts.AnyAsync(a => a.Id == account && a.IsAdministrator, cancellation);
    }

    private async Task<CourseAccess> OfAsync(Store store, ClaimsPrincipal user, Course course, CancellationToken cancellation)
    {
        if (user.KeyOf() is { } id)
            return new(course, await KeyAsync(store, id, cancellation) is { } key ? ScopesOf(key, course) : Scopes.None, user.Actor(), []);
        if (user.AccountId() is not { } account || await store.Accounts.FindAsync([account], cancellation) is not { } found)
            return new(course, Scopes.None, user.Actor(), []);
        var students = await store.Students
            .Where(s => s.CourseId == course.Id && s.AccountId == account && s.WithdrawnAt == null).Select(s => s.Id).ToListAsync(cancellation);
        var role = await store.Memberships
            .Where(m => m.CourseId == course.Id && m.AccountId == account).Select(m => (Role?)m.Role).SingleOrDefaultAsync(cancellation);
        var scopes = found.IsAdministrator ? Everything
            : role is { } given ? CourseAccess.Of(given)
            : students.Count > 0 ? CourseAccess.Of(Role.Student)
            : Scopes.None;
        return new(course, scopes, user.Actor(), students);
    }

    private static Scopes ScopesOf(ApiKey key, Course course) =>
        key.CourseId is not null && key.CourseId != course.Id ? Scopes.None
        : key.CourseId is null && key.Scopes.HasFlag(Scopes.Administer) ? Everything
        : key.Scopes & ~Scopes.Administer;

    private async Task<ApiKey?> KeyAsync(Store store, string id, CancellationToken cancellation) =>
        await store.ApiKeys.AsNoTracking().SingleOrDefaultAsync(k => k.PublicId == id, cancellation) is { } key && keys.IsGood(key) ? key : null;
}
