using Autograder.Service.Roster;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Access;

/// <summary>Which account somebody is who proved to be a GitHub user.</summary>
internal sealed class GitHubAccounts(IDbContextFactory<Store> stores, TimeProvider time)
{
    /// <param name="link">The account that is signed in and asked to be linked; null otherwise.</param>
    /// <returns>null when no roster knows them.</returns>
    public async Task<Account?> FindAsync(long id, string login, string name, long? link, CancellationToken cancellation)
    {
        login = login.ToLowerInvariant();
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var write = await store.BeginWriteAsync(cancellation);
        await store.AloneWithAsync(FormattableString.Invariant($"github {id}"), cancellation);
        var account = await store.Accounts.SingleOrDefaultAsync(a => a.GitHubId == id, cancellation);
        if (account is null && link is { } signedIn)
            account = await store.Accounts.SingleOrDefaultAsync(a => a.Id == signedIn && a.GitHubId == null, cancellation);
        // A name can be given up on GitHub and taken by a stranger: once the number is known, only the number counts.
        var entries = await store.Students.Where(s => s.WithdrawnAt == null && (s.GitHubId == id || (s.GitHubId == null && s.GitHubUsername == login))).OrderBy(s => s.Id).ToListAsync(cancellation);
        account ??= await OfRosterAsync(store, entries, cancellation);
        if (account is null && entries.Exists(e => e.AccountId is null))
            store.Add(account = new() { Name = entries.First(e => e.AccountId is null).Name is { Length: > 0 } known ? known : name, CreatedAt = time.GetUtcNow() });
        if (account is null)
            return null;
        account.GitHubId = id;
        await store.SaveChangesAsync(cancellation);
        foreach (var entry in entries.Where(e => e.AccountId is null || e.AccountId == account.Id))
            (entry.AccountId, entry.GitHubId) = (account.Id, id);
        store.Note(time, FormattableString.Invariant($"account:{account.Id}"), "signed-in", null, $"by GitHub as {login}");
        await store.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
        return account;
    }

    /// <summary>
    /// The account of a student whose entry has this name on GitHub. Who writes a roster may not open with it an account
    /// that may do more than the roster's course gives.
    /// </summary>
    private static async Task<Account?> OfRosterAsync(Store store, IReadOnlyList<Student> entries, CancellationToken cancellation)
    {
        foreach (var entry in entries)
            if (entry.AccountId is { } id && await store.Accounts.SingleOrDefaultAsync(a => a.Id == id && a.GitHubId == null, cancellation) is { } found
                && !await RosterLinks.OpensMore(store, entry.CourseId).AnyAsync(a => a.Id == id, cancellation))
                return found;
        return null;
    }
}
