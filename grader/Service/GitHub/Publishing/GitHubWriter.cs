using System.Text.Json;
using Autograder.Service.GitHub.Client;

namespace Autograder.Service.GitHub.Publishing;

/// <param name="End">How a step ends that cannot go on; null when GitHub did what was asked.</param>
/// <param name="Status">Of a refusal, else 0.</param>
internal sealed record Written(JsonElement Body, WriteOutcome? End, int Status = 0);

/// <summary>Writes within GitHub's limits: what does not fit waits, and a pause that is asked for is one for all.</summary>
internal sealed class GitHubWriter(GitHubApi api, WriteBudget budget, GitHubPace pace, TimeProvider time)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(16);

    private int pauses;

    public async Task<Written> WriteAsync(HttpMethod method, string repository, string path, object? body, CancellationToken cancellation) =>
        await budget.TryTakeAsync(cancellation) ? await JudgeAsync(await api.SendAsync(method, repository, path, body, cancellation), cancellation) : Wait();

    public async Task<Written> UploadAsync(string repository, Uri address, byte[] content, string type, CancellationToken cancellation) =>
        await budget.TryTakeAsync(cancellation) ? await JudgeAsync(await api.UploadAsync(repository, address, content, type, cancellation), cancellation) : Wait();

    public async Task<Written> ReadAsync(string repository, string path, CancellationToken cancellation) =>
        await JudgeAsync(await api.SendAsync(HttpMethod.Get, repository, path, null, cancellation), cancellation);

    /// <summary>All pages as one array.</summary>
    public async Task<Written> ListAsync(string repository, string path, CancellationToken cancellation) =>
        await JudgeAsync(await api.ListAsync(repository, $"repos/{repository}/{path}", null, cancellation), cancellation);

    private Written Wait() => new(default, new WriteOutcome.Later(time.GetUtcNow() + pace.Room));

    private async Task<Written> JudgeAsync(GitHubAnswer answer, CancellationToken cancellation)
    {
        switch (answer)
        {
            case GitHubAnswer.Done(var body, _):
                Volatile.Write(ref pauses, 0);
                return new(body, null);
            case GitHubAnswer.Limited(var told):
                var until = told ?? time.GetUtcNow() + Pause(Interlocked.Increment(ref pauses));
                await budget.CloseAsync(until, cancellation);
                return new(default, new WriteOutcome.Later(until));
            case GitHubAnswer.Refused(var status, var message):
                return new(default, new WriteOutcome.Refused(FormattableString.Invariant($"GitHub answered {status} {message}")), status);
            case GitHubAnswer.Unreachable(var reason):
                return new(default, new WriteOutcome.Unreachable($"GitHub cannot be reached: {reason}"));
            default:
                throw new System.Diagnostics.UnreachableException($"answer {answer}");
        }
    }

    /// <summary>Where GitHub does not say how long: a minute, and twice as long each time.</summary>
    private static TimeSpan Pause(int times) => TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, FirstPause.TotalSeconds * Math.Pow(2, times - 1)));
}
