using Autograder.Service.Access;
using Autograder.Service.Intake;
using Autograder.Service.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Api;

internal sealed record MemberView(long Account, string Name, string? Email, Role Role);

internal sealed record NewMember(string Name, Role Role, string? Email = null);

internal sealed record RoleChange(Role Role);

internal sealed record InvitedMember(MemberView Member, SignInLinkView SignIn);

/// <summary>Who teaches the course.</summary>
internal static class MemberEndpoints
{
    public const string NotYours =
        "The account also belongs to another course or administers the installation: its link would open more than this course. An administrator makes it, with `autograder sign-in` or here.";

    public static void MapMembers(this RouteGroupBuilder course)
    {
        var group = course.MapGroup("/members").WithTags("Members");
        group.MapGet("", ListAsync).Needs(Rules.Manage).WithSummary("Instructors and assistants of the course.");
        group.MapPost("", InviteAsync).Needs(Rules.Manage).WithSummary("Adds an instructor or assistant and makes a link that signs them in, once, within a day.");
        group.MapPut("/{account:long}", ChangeAsync).Needs(Rules.Manage).WithSummary("Changes a member's role.");
        group.MapDelete("/{account:long}", RemoveAsync).Needs(Rules.Manage).WithSummary("Takes a member out of the course.");
        group.MapPost("/{account:long}/sign-in-link", LinkAsync).Needs(Rules.Manage).WithSummary("Makes another link for a member.");
    }

    private static async Task<Ok<List<MemberView>>> ListAsync(CourseAccess access, IDbContextFactory<Store> stores, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        return TypedResults.Ok(await (
            from membership in store.Memberships
            where membership.CourseId == access.Course.Id
            join account in store.Accounts on membership.AccountId equals account.Id
            orderby account.Name, account.Id
            select new MemberView(account.Id, account.Name, account.Email, membership.Role)).ToListAsync(cancellation));
    }

    private static async Task<Ok<InvitedMember>> InviteAsync(
        NewMember wanted, CourseAccess access, IDbContextFactory<Store> stores, SignInLinks links, TimeProvider time, CancellationToken cancellation)
    {
        var (name, role) = (Problems.Text(wanted.Name, "name"), Teaching(wanted.Role));
        var account = await stores.ChangeAsync<Account>(access, time, "member.invited", $"“{name}” as {role}", async store =>
        {
            var created = new Account { Name = name, Email = wanted.Email, CreatedAt = time.GetUtcNow() };
            store.Add(created);
            await store.SaveChangesAsync(cancellation);
            store.Add(new Membership { CourseId = access.Course.Id, AccountId = created.Id, Role = role });
            return (true, created);
        }, cancellation);
        var link = await links.CreateAsync(account, access.Actor, cancellation);
        return TypedResults.Ok(new InvitedMember(new(account.Id, name, wanted.Email, role), new(link, time.GetUtcNow() + SignInLinks.Lifetime)));
    }

    private static Task<Results<NoContent, ProblemHttpResult>> ChangeAsync(
        long account, RoleChange wanted, CourseAccess access, IDbContextFactory<Store> stores, TimeProvider time, CancellationToken cancellation)
    {
        var role = Teaching(wanted.Role);
        return stores.ChangeAsync<Results<NoContent, ProblemHttpResult>>(access, time, "member.changed", $"account:{account} to {role}", async store =>
        {
            if (await MembershipAsync(store, account, access, cancellation) is not { } found)
                return (false, Problems.NoSuch("member", account));
            found.Role = role;
            return (true, TypedResults.NoContent());
        }, cancellation);
    }

    private static Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        long account, CourseAccess access, IDbContextFactory<Store> stores, TimeProvider time, CancellationToken cancellation) =>
        stores.ChangeAsync<Results<NoContent, ProblemHttpResult>>(access, time, "member.removed", $"account:{account}", async store =>
        {
            if (await MembershipAsync(store, account, access, cancellation) is not { } found)
                return (false, Problems.NoSuch("member", account));
            store.Remove(found);
            return (true, TypedResults.NoContent());
        }, cancellation);

    private static async Task<Results<Ok<SignInLinkView>, ProblemHttpResult>> LinkAsync(
        long account, CourseAccess access, IDbContextFactory<Store> stores, SignInLinks links, TimeProvider time, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        if (await MembershipAsync(store, account, access, cancellation) is null)
            return Problems.NoSuch("member", account);
        var found = await store.Accounts.SingleAsync(a => a.Id == account, cancellation);
        return await MayLinkAsync(found, access, stores, cancellation)
            ? TypedResults.Ok(new SignInLinkView(await links.CreateAsync(found, access.Actor, cancellation), time.GetUtcNow() + SignInLinks.Lifetime))
            : Problems.Forbidden(NotYours);
    }

    /// <summary>A link opens all that its account may do: nobody makes one for more than they have themselves.</summary>
    public static async Task<bool> MayLinkAsync(Account account, CourseAccess access, IDbContextFactory<Store> stores, CancellationToken cancellation)
    {
        if (access.Has(Scopes.Administer))
            return true;
        await using var store = await stores.CreateDbContextAsync(cancellation);
        return !account.IsAdministrator
            && !await store.Memberships.AnyAsync(m => m.AccountId == account.Id && m.CourseId != access.Course.Id, cancellation)
            && !await store.Students.AnyAsync(s => s.AccountId == account.Id && s.CourseId != access.Course.Id, cancellation);
    }

    private static Task<Membership?> MembershipAsync(Store store, long account, CourseAccess access, CancellationToken cancellation) =>
        store.Memberships.SingleOrDefaultAsync(m => m.CourseId == access.Course.Id && m.AccountId == account, cancellation);

    private static Role Teaching(Role role) => role is Role.Assistant or Role.Instructor ? role
        : throw new RefusedException("A member is an assistant or an instructor; students are put into the roster, under /students.");
}
