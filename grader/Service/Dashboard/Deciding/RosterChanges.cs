using Autograder.Service.Access;
using Autograder.Service.Dashboard.Rules;
using Autograder.Service.GitHub.Registration;
using Autograder.Service.Roster;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Dashboard.Deciding;

/// <summary>Changes of a course's roster, each in a transaction with its line in the audit.</summary>
internal sealed class RosterChanges(IDbContextFactory<Store> stores, Decision decision, SignInLinks links)
{
    /// <param name="grouped">Whether the list's groups become the assignment's.</param>
    public Task<string> TakeAsync(Place place, RosterUpload list, bool grouped, CancellationToken cancellation) =>
        ChangeAsync(place, "roster.imported", async store =>
        {
            await RosterImport.ApplyAsync(store, place.Course!.Id, list.Sheet.Rows, cancellation);
            if (grouped)
                await RosterImport.GroupAsync(store, place.Course.Id, place.Assignment!.Id, list.Roster.Groups, cancellation);
            return ("imported", FormattableString.Invariant($"{list.Format}: {list.Sheet.Rows.Count} students"));
        }, cancellation);

    public Task<string> TakeAsync(Place place, IReadOnlyList<AcceptedRepository> accepted, CancellationToken cancellation) =>
        ChangeAsync(place, "repositories.imported", async store =>
        {
            var plan = await BundleImport.PlanAsync(store, place.Course!.Id, accepted, cancellation);
            var imported = await BundleImport.ApplyAsync(store, place.Assignment!, plan, decision.Now, cancellation);
            return ("repositories", FormattableString.Invariant($"{imported.Registered} repositories"));
        }, cancellation);

    public Task<string> AddAsync(Place place, RosterRow row, CancellationToken cancellation) =>
        ChangeAsync(place, "student.added", async store =>
        {
            if (await store.Students.AnyAsync(s => s.CourseId == place.Course!.Id && s.Identifier == row.Identifier, cancellation))
                return ("known-student", null);
            await RosterImport.ApplyAsync(store, place.Course!.Id, [row], cancellation);
            return ("added", row.Identifier);
        }, cancellation);

    public Task<string> SaveAsync(Place place, long student, RosterRow row, CancellationToken cancellation) =>
        ChangeAsync(place, student, "student.changed", async (store, found) =>
        {
            var withdrawn = found.WithdrawnAt;
            await RosterImport.ApplyAsync(store, place.Course!.Id, [row with { Identifier = found.Identifier }], cancellation);
            // Here an empty field means empty; in a list it means that the list does not say.
            (found.Email, found.WithdrawnAt) = (row.Email, withdrawn);
            if (row.GitHubUsername is null)
                (found.GitHubUsername, found.GitHubId) = (null, null);
            if (row.Section is null)
                found.SectionId = null;
            return "saved";
        }, cancellation);

    public Task<string> WithdrawAsync(Place place, long student, CancellationToken cancellation) =>
        ChangeAsync(place, student, "student.withdrawn", (_, found) => { found.WithdrawnAt ??= decision.Now; return Task.FromResult("withdrawn"); }, cancellation);

    public Task<string> ReturnAsync(Place place, long student, CancellationToken cancellation) =>
        ChangeAsync(place, student, "student.returned", (_, found) => { found.WithdrawnAt = null; return Task.FromResult("returned"); }, cancellation);

    public Task<string> UnlinkAsync(Place place, long student, CancellationToken cancellation) =>
        ChangeAsync(place, student, "student.unlinked", (_, found) => { (found.AccountId, found.GitHubId) = (null, null); return Task.FromResult("unlinked"); }, cancellation);

    /// <returns>The link, or null for an account that opens more than this course.</returns>
    public async Task<string?> LinkAsync(Place place, long student, CancellationToken cancellation)
    {
        Account? account = null;
        await ChangeAsync(place, student, "student.invited", async (store, found) =>
        {
            account = found.AccountId is { } known ? await store.Accounts.SingleAsync(a => a.Id == known, cancellation) : null;
            if (account is null)
            {
                store.Add(account = new() { Name = found.Name, Email = found.Email, CreatedAt = decision.Now });
                await store.SaveChangesAsync(cancellation);
                found.AccountId = account.Id;
            }
            return "invited";
        }, cancellation);
        await using var store = await stores.CreateDbContextAsync(cancellation);
        if (account is null || (!place.Viewer!.IsAdministrator && await RosterLinks.OpensMore(store, place.Course!.Id).AnyAsync(a => a.Id == account.Id, cancellation)))
            return null;
        return await links.CreateAsync(account, FormattableString.Invariant($"account:{place.Viewer!.AccountId}"), cancellation);
    }

    private Task<string> ChangeAsync(Place place, long student, string action, Func<Store, Student, Task<string>> change, CancellationToken cancellation) =>
        ChangeAsync(place, action, async store =>
            await store.Students.SingleOrDefaultAsync(s => s.Id == student && s.CourseId == place.Course!.Id, cancellation) is { } found
                ? (await change(store, found), found.Identifier)
                : ("not-now", null), cancellation);

    private async Task<string> ChangeAsync(Place place, string action, Func<Store, Task<(string Word, string? Subject)>> change, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var write = await store.BeginWriteAsync(cancellation);
        await store.AloneWithAsync($"course {place.Course!.Slug}", cancellation);
        var (word, subject) = await change(store);
        if (subject is null)
            return word;
        store.Add(decision.Entry(place, action, subject));
        await store.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
        return word;
    }
}
