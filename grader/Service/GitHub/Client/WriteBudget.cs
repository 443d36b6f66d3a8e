using System.Security.Cryptography;
using System.Text;
using Autograder.Service.GitHub.Model;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.GitHub.Client;

/// <summary>
/// Keeps to GitHub's limits for requests that create something: so many a minute, so many an hour, none before a moment
/// that it named. Counted in the database by whom GitHub takes us for, since several processes may write as the same.
/// </summary>
internal sealed class WriteBudget(IDbContextFactory<Store> stores, GitHubSettings settings, TimeProvider time)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly string credential = CredentialOf(settings);

    /// <summary>How many writes may be made at this moment.</summary>
    public async Task<int> LeftAsync(CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        return await LeftAsync(store, time.GetUtcNow(), cancellation);
    }

    /// <summary>Takes one of those that are left.</summary>
    public async Task<bool> TryTakeAsync(CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var write = await store.BeginWriteAsync(cancellation);
        await store.AloneWithAsync("github writes", cancellation);
        var now = time.GetUtcNow();
        if (await LeftAsync(store, now, cancellation) == 0)
            return false;
        var old = now - Hour;
        await store.GitHubWrites.Where(w => w.At <= old).ExecuteDeleteAsync(cancellation);
        store.Add(new GitHubWrite { Credential = credential, At = now });
        await store.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
        return true;
    }

    /// <summary>GitHub asks for a pause.</summary>
    public async Task CloseAsync(DateTimeOffset until, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var write = await store.BeginWriteAsync(cancellation);
        await store.AloneWithAsync("github writes", cancellation);
        if (await store.GitHubPauses.SingleOrDefaultAsync(p => p.Credential == credential, cancellation) is not { } pause)
            store.Add(new GitHubPause { Credential = credential, Until = until });
        else if (until > pause.Until)
            pause.Until = until;
        await store.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
    }

    private async Task<int> LeftAsync(Store store, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await store.GitHubPauses.AnyAsync(p => p.Credential == credential && p.Until > now, cancellation))
            return 0;
        var (minute, hour) = (now - Minute, now - Hour);
        var written = store.GitHubWrites.Where(w => w.Credential == credential);
        var lately = await written.CountAsync(w => w.At > minute, cancellation);
        var inAnHour = await written.CountAsync(w => w.At > hour, cancellation);
        return Math.Max(0, Math.Min(settings.WritesAMinute - lately, settings.WritesAnHour - inAnHour));
    }

    /// <summary>An App counts as one, whatever its installations: what the limits count by is not documented. A token itself is not stored.</summary>
    private static string CredentialOf(GitHubSettings settings) => settings switch
    {
        { AppId: { } app } => $"app {app}",
        { Token: { } token } => $"token {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)))[..16]}",
        _ => "nobody",
    };
}
