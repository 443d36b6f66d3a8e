using Autograder.Service.Hosting;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Access;

/// <summary>Links that sign their bearer in, once. Looking at one does not use it up: programs that preview links do so.</summary>
internal sealed class SignInLinks(IDbContextFactory<Store> stores, ServiceSettings settings, TimeProvider time)
{
    public const string Path = "/sign-in";

    public static TimeSpan Lifetime { get; } = TimeSpan.FromHours(24);

    /// <returns>The whole address.</returns>
    public async Task<string> CreateAsync(Account account, string actor, CancellationToken cancellation)
    {
        var secret = Secret.Fresh();
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var write = await store.BeginWriteAsync(cancellation);
        store.Add(new SignInLink { Hash = Secret.Hash(secret), AccountId = account.Id, ExpiresAt = time.GetUtcNow() + Lifetime });
        store.Note(time, actor, "sign-in-link.created", null, $"account:{account.Id} “{account.Name}”");
        await store.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
        return $"{settings.PublicAddress}{Path}/{secret}";
    }

    /// <summary>One for each, for a list that is handed out.</summary>
    /// <returns>The whole addresses by account.</returns>
    public async Task<IReadOnlyDictionary<long, string>> CreateAllAsync(
        IReadOnlyList<long> accounts, TimeSpan lifetime, string actor, long course, CancellationToken cancellation)
    {
        var secrets = accounts.Distinct().ToDictionary(a => a, _ => Secret.Fresh());
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var write = await store.BeginWriteAsync(cancellation);
        store.AddRange(secrets.Select(s => new SignInLink { Hash = Secret.Hash(s.Value), AccountId = s.Key, ExpiresAt = time.GetUtcNow() + lifetime }));
        store.Note(time, actor, "sign-in-links.created", course, FormattableString.Invariant($"{secrets.Count} students"));
        await store.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
        return secrets.ToDictionary(s => s.Key, s => $"{settings.PublicAddress}{Path}/{s.Value}");
    }

    /// <summary>Whom it would sign in; null when it is used up, too old or none.</summary>
    public async Task<Account?> LookAsync(string secret, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        return await AccountOf(store, Good(store, secret)).SingleOrDefaultAsync(cancellation);
    }

    /// <summary>Uses it up.</summary>
    public async Task<Account?> UseAsync(string secret, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var write = await store.BeginWriteAsync(cancellation);
        var now = time.GetUtcNow();
        if (await AccountOf(store, Good(store, secret)).SingleOrDefaultAsync(cancellation) is not { } account
            || await Good(store, secret).ExecuteUpdateAsync(set => set.SetProperty(l => l.UsedAt, now), cancellation) == 0)
            return null;
        store.Note(time, $"account:{account.Id}", "signed-in", null, "by link");
        await store.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
        return account;
    }

    /// <summary>The administrator who never signed in; null once one did.</summary>
    public async Task<Account?> NewAdministratorAsync(CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var administrators = store.Accounts.Where(a => a.IsAdministrator);
        return await store.SignInLinks.AnyAsync(l => l.UsedAt != null && administrators.Any(a => a.Id == l.AccountId), cancellation)
            ? null
            : await administrators.OrderBy(a => a.Id).FirstOrDefaultAsync(cancellation);
    }

    private IQueryable<SignInLink> Good(Store store, string secret)
    {
        var (hash, now) = (Secret.Hash(secret), time.GetUtcNow());
        return store.SignInLinks.Where(l => l.Hash == hash && l.UsedAt == null && l.ExpiresAt > now);
    }

    private static IQueryable<Account> AccountOf(Store store, IQueryable<SignInLink> links) =>
        store.Accounts.AsNoTracking().Where(a => links.Any(l => l.AccountId == a.Id));
}
