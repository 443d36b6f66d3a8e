using System.Text.Json;
using Autograder.Service.GitHub.Client;
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
        var head = commits.EnumerateArray().FirstOrDefault(c => !IsBots(c));
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var write = await store.BeginWriteAsync(cancellation);
        var known = await store.Repositories.SingleAsync(r => r.Id == repository, cancellation);
        known.PushedAt = seen.PushedAt;
        var isNew = head.ValueKind == JsonValueKind.Object && head.GetProperty("sha").GetString() is { } sha && CommitSha.IsOne(sha)
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

    private static bool IsBots(JsonElement commit) =>
        commit.TryGetProperty("author", out var author) && author.ValueKind == JsonValueKind.Object && author.TryGetProperty("type", out var type) && type.GetString() == "Bot";

    private static Seen? Read(JsonElement repository) =>
        repository.TryGetProperty("pushed_at", out var pushed) && pushed.ValueKind == JsonValueKind.String
            ? new(new(repository.GetProperty("id").GetInt64(), repository.GetProperty("owner").GetProperty("id").GetInt64(), repository.GetProperty("full_name").GetString()!.ToLowerInvariant()),
                pushed.GetDateTimeOffset(), repository.GetProperty("default_branch").GetString() ?? "main")
            : null;
}
