using Autograder.Service.Access;
using Autograder.Service.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Api;

/// <param name="Identifier">The course's own name for them, such as a matriculation number.</param>
/// <param name="SignsIn">Whether they have an account to sign in with.</param>
internal sealed record StudentView(
    string Identifier, string Name, string? Email, string? GitHubUsername, string? Section, bool SignsIn, DateTimeOffset? WithdrawnAt);

internal sealed record StudentEntry(string Name, string? Email = null, string? GitHubUsername = null, string? Section = null);

internal sealed record SignInLinkView(string Link, DateTimeOffset ExpiresAt);

internal static class StudentEndpoints
{
    public static void MapStudents(this RouteGroupBuilder course)
    {
        var group = course.MapGroup("/students").WithTags("Roster");
        group.MapGet("", ListAsync).Needs(Rules.Read).WithSummary("The course's students.");
        group.MapGet("/{student}", ShowAsync).Needs(Rules.Read).WithSummary("A student.");
        group.MapPut("/{student}", PutAsync).Needs(Rules.Manage).WithSummary("Adds a student, or changes one; brings back one who had withdrawn.");
        group.MapDelete("/{student}", WithdrawAsync).Needs(Rules.Manage).WithSummary("Withdraws a student; the work stays.");
        group.MapPost("/{student}/sign-in-link", LinkAsync).Needs(Rules.Manage).WithSummary("Makes a link that signs the student in, once, within a day.");
    }

    private static async Task<Ok<List<StudentView>>> ListAsync(
        CourseAccess access, IDbContextFactory<Store> stores, CancellationToken cancellation, bool withdrawn = false)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        return TypedResults.Ok(await store.Students
            .Where(s => s.CourseId == access.Course.Id && (withdrawn || s.WithdrawnAt == null)).OrderBy(s => s.Identifier)
            .Select(s => new StudentView(s.Identifier, s.Name, s.Email, s.GitHubUsername, s.Section!.Name, s.AccountId != null, s.WithdrawnAt))
            .ToListAsync(cancellation));
    }

    private static async Task<Results<Ok<StudentView>, ProblemHttpResult>> ShowAsync(
        string student, CourseAccess access, IDbContextFactory<Store> stores, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        return await store.StudentAsync(access, student, cancellation) is { } found ? TypedResults.Ok(View(found)) : Problems.NoSuch("student", student);
    }

    private static Task<Results<Ok<StudentView>, ProblemHttpResult>> PutAsync(
        string student, StudentEntry wanted, CourseAccess access, IDbContextFactory<Store> stores, TimeProvider time, CancellationToken cancellation)
    {
        var identifier = Problems.Text(student, "The identifier", 100);
        var name = Problems.Text(wanted.Name, "name");
        return stores.ChangeAsync<Results<Ok<StudentView>, ProblemHttpResult>>(access, time, "student.put", identifier, async store =>
        {
            var section = wanted.Section is { } named ? await store.SectionAsync(access, named, cancellation) : null;
            if (wanted.Section is not null && section is null)
                return (false, Problems.NoSuch("section", wanted.Section));
            var found = await store.StudentAsync(access, identifier, cancellation);
            if (found is null)
                store.Add(found = new() { CourseId = access.Course.Id, Identifier = identifier, Name = name });
            (found.Name, found.Email, found.GitHubUsername) = (name, wanted.Email, wanted.GitHubUsername?.ToLowerInvariant());
            (found.SectionId, found.WithdrawnAt) = (section?.Id, null);
            return (true, TypedResults.Ok(View(found) with { Section = section?.Name }));
        }, cancellation);
    }

    private static Task<Results<NoContent, ProblemHttpResult>> WithdrawAsync(
        string student, CourseAccess access, IDbContextFactory<Store> stores, TimeProvider time, CancellationToken cancellation) =>
        stores.ChangeAsync<Results<NoContent, ProblemHttpResult>>(access, time, "student.withdrawn", student, async store =>
        {
            if (await store.StudentAsync(access, student, cancellation) is not { } found)
                return (false, Problems.NoSuch("student", student));
            found.WithdrawnAt ??= time.GetUtcNow();
            return (true, TypedResults.NoContent());
        }, cancellation);

    private static async Task<Results<Ok<SignInLinkView>, ProblemHttpResult>> LinkAsync(
        string student, CourseAccess access, IDbContextFactory<Store> stores, SignInLinks links, TimeProvider time, CancellationToken cancellation)
    {
        var account = await stores.ChangeAsync<Account?>(access, time, "student.invited", student, async store =>
        {
            if (await store.StudentAsync(access, student, cancellation) is not { WithdrawnAt: null } found)
                return (false, null);
            if (found.AccountId is { } known)
                return (true, await store.Accounts.SingleAsync(a => a.Id == known, cancellation));
            var created = new Account { Name = found.Name, Email = found.Email, CreatedAt = time.GetUtcNow() };
            store.Add(created);
            await store.SaveChangesAsync(cancellation);
            found.AccountId = created.Id;
            return (true, created);
        }, cancellation);
        if (account is null)
            return Problems.NoSuch("student", student);
        return await MemberEndpoints.MayLinkAsync(account, access, stores, cancellation)
            ? TypedResults.Ok(new SignInLinkView(await links.CreateAsync(account, access.Actor, cancellation), time.GetUtcNow() + SignInLinks.Lifetime))
            : Problems.Forbidden(MemberEndpoints.NotYours);
    }

    public static Task<Student?> StudentAsync(this Store store, CourseAccess access, string identifier, CancellationToken cancellation) =>
        store.Students.Include(s => s.Section).SingleOrDefaultAsync(s => s.CourseId == access.Course.Id && s.Identifier == identifier, cancellation);

    private static StudentView View(Student student) =>
        new(student.Identifier, student.Name, student.Email, student.GitHubUsername, student.Section?.Name, student.AccountId is not null, student.WithdrawnAt);
}
