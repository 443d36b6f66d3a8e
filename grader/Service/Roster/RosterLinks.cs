using Autograder.Service.Access;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Roster;

/// <param name="Link">null for who has an account that opens more than this course: they sign in by their own.</param>
internal sealed record HandedLink(string Identifier, string Name, string? Email, string? Section, string? Link);

/// <summary>Personal sign-in links for a whole class, to be mailed or handed out as a list.</summary>
internal sealed class RosterLinks(IDbContextFactory<Store> stores, SignInLinks links, TimeProvider time)
{
    /// <summary>A list is read later than a message.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromDays(7);

    /// <param name="onlyNew">Only who never signed in.</param>
    public async Task<IReadOnlyList<HandedLink>> MakeAsync(Course course, long? section, bool onlyNew, string actor, CancellationToken cancellation)
    {
        List<Student> students;
        HashSet<long> foreign;
        await using (var store = await stores.CreateDbContextAsync(cancellation))
        {
            await using var write = await store.BeginWriteAsync(cancellation);
            await store.AloneWithAsync($"course {course.Slug}", cancellation);
            students = await store.Students.Include(s => s.Section)
                .Where(s => s.CourseId == course.Id && s.WithdrawnAt == null && (section == null || s.SectionId == section))
                .Where(s => !onlyNew || s.AccountId == null || !store.SignInLinks.Any(l => l.AccountId == s.AccountId && l.UsedAt != null))
                .OrderBy(s => s.Section!.Name).ThenBy(s => s.Name).ThenBy(s => s.Id).ToListAsync(cancellation);
            var fresh = students.Where(s => s.AccountId is null).Select(s => (Student: s, Account: new Account { Name = s.Name, Email = s.Email, CreatedAt = time.GetUtcNow() })).ToList();
            store.AddRange(fresh.Select(f => f.Account));
            await store.SaveChangesAsync(cancellation);
            foreach (var (student, account) in fresh)
                student.AccountId = account.Id;
            await store.SaveChangesAsync(cancellation);
            // A link opens all that its account may do: none is made for more than this course.
            foreign = [.. await OpensMore(store, course.Id).Where(a => store.Students.Any(s => s.CourseId == course.Id && s.AccountId == a.Id)).Select(a => a.Id).ToListAsync(cancellation)];
            await write.CommitAsync(cancellation);
        }
        var made = await links.CreateAllAsync([.. students.Select(s => s.AccountId!.Value).Where(a => !foreign.Contains(a))], Lifetime, actor, course.Id, cancellation);
        return [.. students.Select(s => new HandedLink(s.Identifier, s.Name, s.Email, s.Section?.Name, made.GetValueOrDefault(s.AccountId!.Value)))];
    }

    /// <summary>Accounts that may do more than be a student of the course.</summary>
    public static IQueryable<Account> OpensMore(Store store, long course) =>
        store.Accounts.Where(a => a.IsAdministrator || store.Memberships.Any(m => m.AccountId == a.Id && (m.CourseId != course || m.Role != Role.Student))
            || store.Students.Any(s => s.AccountId == a.Id && s.CourseId != course));
}
