using System.Text.Json;
using Autograder.Service.GitHub.Client;
using Autograder.Service.GitHub.Model;
using Autograder.Service.GitHub.Pushes;
using Autograder.Service.GitHub.Registration;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.GitHub.CatchUp;

/// <summary>Finds the newest commits of repositories that were pushed to since anybody looked, and takes in those that are not known.</summary>
internal sealed class MissedHeads(
    IDbContextFactory<Store> stores, GitHubApi api, RepositoryRegister register, PushTickets tickets, GitHubSettings settings, TimeProvider time, ILogger<MissedHeads> log)
{
    private const int CommitsLookedAt = 30;

    /// <summary>Who commits what is done on GitHub's pages, whoever does it.</summary>
    private const string GitHubsPages = "web-flow";

    private sealed record Seen(RepositoryIdentity Identity, DateTimeOffset PushedAt, string Branch);

    /// <returns>How many were taken in.</returns>
    public async Task<int> TakeInAsync(CancellationToken cancellation)
    {
        if (!settings.HasCredential)
            return 0;
        List<string> owners;
        HashSet<string> apart;
        await using (var store = await stores.CreateDbContextAsync(cancellation))
        {
            owners = await store.GitHubAssignments.Where(a => a.Owner != null).Select(a => a.Owner!).Distinct().ToListAsync(cancellation);
            apart = [.. await store.Repositories.Select(r => r.FullName).ToListAsync(cancellation)];
        }
        var taken = 0;
        foreach (var owner in owners)
            foreach (var seen in await OfOwnerAsync(owner, cancellation))
            {
                apart.Remove(seen.Identity.FullName);
                taken += await TakeInAsync(seen, cancellation);
            }
        // Those that were registered one by one.
        foreach (var name in apart)
            if (await OneAsync(name, cancellation) is { } seen)
                taken += await TakeInAsync(seen, cancellation);
        return taken;
    }

    /// <summary>Those pushed to last come first; once all of a page are known as they are, the rest is too.</summary>
    private async Task<IReadOnlyList<Seen>> OfOwnerAsync(string owner, CancellationToken cancellation)
    {
        var answer = await api.ListAsync($"{owner}/any", $"orgs/{owner}/repos?sort=pushed&direction=desc&per_page=100", null, cancellation);
        if (answer is GitHubAnswer.Done(var list, _))
            return [.. list.EnumerateArray().Select(Read).OfType<Seen>()];
        log.LogWarning("GitHub does not list the repositories of {Owner}: {Answer}", owner, answer);
        return [];
    }

    private async Task<Seen?> OneAsync(string name, CancellationToken cancellation) =>
        await api.SendAsync(HttpMethod.Get, name, "", null, cancellation) is GitHubAnswer.Done(var repository, _) ? Read(repository) : null;

    private async Task<int> TakeInAsync(Seen seen, CancellationToken cancellation)
    {
        if (await ChangedAsync(seen, cancellation) is not { } repository)
            return 0;
        var answer = await api.SendAsync(
            HttpMethod.Get, seen.Identity.FullName, $"commits?sha={Uri.EscapeDataString(seen.Branch)}&per_page={CommitsLookedAt}", null, cancellation);
        // An empty repository has no commits; GitHub says so with 409.
        if (answer is not GitHubAnswer.Done(var commits, _))
            return 0;
        // With a push in between the commits are later than the time that would be noted for them: the next pass has both.
        if (await OneAsync(seen.Identity.FullName, cancellation) != seen)
            return 0;
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var write = await store.BeginWriteAsync(cancellation);
        // As the webhook does, which may be told of the same commit at this moment.
        await store.AloneWithAsync($"repository {seen.Identity.Id}", cancellation);
        var known = await store.Repositories.SingleAsync(r => r.Id == repository, cancellation);
        known.PushedAt = seen.PushedAt;
        var isNew = await HeadAsync(store, known, commits, cancellation) is { } sha && CommitSha.IsOne(sha)
            && !await store.Submissions.AnyAsync(s => s.AssignmentId == known.AssignmentId && s.Origin == $"github:{known.GitHubId}" && s.Content == sha, cancellation)
            && await store.AddPushAsync(known, sha, $"refs/heads/{seen.Branch}", seen.PushedAt, time.GetUtcNow(), cancellation);
        await store.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
        if (isNew)
            tickets.Issue();
        return isNew ? 1 : 0;
    }

    /// <returns>The repository's id here, when it is a student's and was pushed to since it was looked at.</returns>
    private async Task<long?> ChangedAsync(Seen seen, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var id = seen.Identity.Id;
        if (await store.Repositories.AnyAsync(r => r.GitHubId == id && r.PushedAt == seen.PushedAt, cancellation))
            return null;
        await using var write = await store.BeginWriteAsync(cancellation);
        var found = await register.FindAsync(store, seen.Identity, cancellation);
        await store.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
        return found?.Id;
    }

    /// <returns>The newest commit that is somebody's attempt.</returns>
    private async Task<string?> HeadAsync(Store store, Repository repository, JsonElement commits, CancellationToken cancellation)
    {
        foreach (var commit in commits.EnumerateArray())
            if (!IsBots(commit) && !(Person(commit) is { } person && await register.TeachesAsync(store, repository, person, cancellation)))
                return commit.GetProperty("sha").GetString();
        return null;
    }

    /// <summary>Who pushed is not told. Who committed is the nearest to it: a student who takes a teacher's commit over commits it.</summary>
    private static long? Person(JsonElement commit) => Id(commit, "committer") ?? Id(commit, "author");

    private static long? Id(JsonElement commit, string role) =>
        commit.TryGetProperty(role, out var user) && user.ValueKind == JsonValueKind.Object && user.TryGetProperty("id", out var id)
            && !(user.TryGetProperty("login", out var login) && login.GetString() == GitHubsPages)
            ? id.GetInt64()
            : null;

    private static bool IsBots(JsonElement commit) =>
        commit.TryGetProperty("author", out var author) && author.ValueKind == JsonValueKind.Object && author.TryGetProperty("type", out var type) && type.GetString() == "Bot";

    private static Seen? Read(JsonElement repository) =>
        repository.TryGetProperty("pushed_at", out var pushed) && pushed.ValueKind == JsonValueKind.String
            ? new(new(repository.GetProperty("id").GetInt64(), repository.GetProperty("owner").GetProperty("id").GetInt64(), repository.GetProperty("full_name").GetString()!.ToLowerInvariant()),
                pushed.GetDateTimeOffset(), repository.GetProperty("default_branch").GetString() ?? "main")
            : null;
}
