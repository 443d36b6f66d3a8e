using System.Text.Json;
using Autograder.Service.GitHub.Client;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.GitHub.CatchUp;

/// <summary>Asks GitHub to deliver again what did not arrive. It keeps deliveries for three days.</summary>
internal sealed class FailedDeliveries(
    IDbContextFactory<Store> stores, GitHubHttp http, IGitHubCredential credential, GitHubSettings settings, TimeProvider time, ILogger<FailedDeliveries> log)
{
    private const string AppHook = "app/hook";
    private const int MostAtOnce = 500;
    private const int MostTimes = 5;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(3);

    /// <summary>Deliveries that were asked for: they come as others of the same GUID, and theirs stay in the list as failed.</summary>
    private readonly Dictionary<string, Asked> asked = [];

    private DateTimeOffset? seenUntil;

    /// <param name="Id">Of the delivery that was to be repeated: one that is listed after it was the repetition.</param>
    private sealed record Asked(long Id, int Times, DateTimeOffset At);

    private sealed record Listed(long Id, string Guid, DateTimeOffset At, bool Arrived);

    /// <returns>How many were asked for.</returns>
    public async Task<int> AskAsync(CancellationToken cancellation)
    {
        if ((settings.Hook ?? (settings.IsApp ? AppHook : null)) is not { } hook)
            return 0;
        var now = time.GetUtcNow();
        var since = (seenUntil ?? now) - (seenUntil is null ? Kept : TimeSpan.FromMinutes(30));
        var bearer = credential is AppCredential app && hook.StartsWith("app/", StringComparison.Ordinal) ? app.OwnToken() : settings.Token;
        var answer = await GitHubApi.PagesAsync(http, $"{hook}/deliveries?per_page=100", bearer, page => page.EnumerateArray().All(d => At(d) >= since), cancellation);
        if (answer is not GitHubAnswer.Done(var list, _))
        {
            log.LogWarning("GitHub does not list the webhook's deliveries: {Answer}", answer);
            return 0;
        }
        foreach (var old in asked.Where(a => a.Value.At < now - Kept).Select(a => a.Key).ToList())
            asked.Remove(old);
        var count = 0;
        foreach (var delivery in await MissingAsync([.. list.EnumerateArray().Select(Read).Where(d => d.At >= since)], cancellation))
        {
            if (await http.SendAsync(HttpMethod.Post, FormattableString.Invariant($"{hook}/deliveries/{delivery.Id}/attempts"), null, bearer, cancellation) is not GitHubAnswer.Done)
                return count;
            asked[delivery.Guid] = new(delivery.Id, asked.GetValueOrDefault(delivery.Guid)?.Times + 1 ?? 1, now);
            count++;
        }
        // With more than are asked for at once the next pass looks as far back.
        if (count < MostAtOnce)
            seenUntil = now;
        return count;
    }

    /// <summary>Oldest first; of one that was delivered several times, whether any arrived.</summary>
    private async Task<IReadOnlyList<Listed>> MissingAsync(IReadOnlyList<Listed> listed, CancellationToken cancellation)
    {
        var failed = listed.GroupBy(d => d.Guid).Where(g => !g.Any(d => d.Arrived)).Select(g => g.MaxBy(d => d.Id)!).Where(IsToBeAsked)
            .OrderBy(d => d.Id).Take(MostAtOnce).ToList();
        var guids = failed.ConvertAll(d => d.Guid);
        await using var store = await stores.CreateDbContextAsync(cancellation);
        // The answer may have been lost, or too slow for GitHub.
        var known = (await store.Deliveries.Where(d => guids.Contains(d.Id)).Select(d => d.Id).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
        return [.. failed.Where(d => !known.Contains(d.Guid))];
    }

    /// <summary>GitHub takes the request before it delivers; that may fail, too.</summary>
    private bool IsToBeAsked(Listed newest) =>
        !asked.TryGetValue(newest.Guid, out var before) || newest.Id != before.Id && before.Times < MostTimes;

    private static Listed Read(JsonElement delivery) =>
        new(delivery.GetProperty("id").GetInt64(), delivery.GetProperty("guid").GetString()!, At(delivery), delivery.GetProperty("status_code").GetInt32() is >= 200 and < 300);

    private static DateTimeOffset At(JsonElement delivery) => delivery.GetProperty("delivered_at").GetDateTimeOffset();
}
