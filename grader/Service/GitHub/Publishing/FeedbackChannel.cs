using System.Globalization;
using System.Text.Json;
using Autograder.Service.GitHub.Client;
using Autograder.Service.GitHub.Model;

namespace Autograder.Service.GitHub.Publishing;

/// <summary>
/// One comment in the pull request titled <c>Feedback</c>, found again by a hidden marker and edited. Where there is no such
/// pull request, none is invented. A student can write the marker too: only our own comment is ours.
/// </summary>
internal sealed class FeedbackChannel(GitHubWriter github, GitHubHttp http, GitHubSettings settings) : IChannel
{
    private long? self;

    public Channel Kind => Channel.FeedbackComment;

    public async Task<WriteOutcome> WriteAsync(Publication publication, Shown shown, CancellationToken cancellation)
    {
        var repository = publication.Repository!.FullName;
        var pulls = await github.ReadAsync(repository, "pulls?state=open&base=feedback&per_page=30", cancellation);
        if (pulls.End is { } end)
            return end;
        if (pulls.Body.EnumerateArray().FirstOrDefault(p => p.GetProperty("title").GetString() == "Feedback") is not { ValueKind: JsonValueKind.Object } pull)
            return new WriteOutcome.Complete();
        var number = pull.GetProperty("number").GetInt32();
        var marker = $"<!-- {shown.Name} -->";
        var body = new { Body = $"{marker}\n`{publication.Sha[..7]}` {shown.Markdown}" };
        var comments = await github.ListAsync(repository, FormattableString.Invariant($"issues/{number}/comments?per_page=100"), cancellation);
        if (comments.End is { } fault)
            return fault;
        if (settings.Token is not null && self is null && await SelfAsync(cancellation) is { } unknown)
            return unknown;
        var own = comments.Body.EnumerateArray().FirstOrDefault(c => IsOwn(c) && c.GetProperty("body").GetString()?.StartsWith(marker, StringComparison.Ordinal) == true);
        publication.ExternalId = own.ValueKind == JsonValueKind.Object ? own.GetProperty("id").GetInt64() : null;
        var answer = publication.ExternalId is { } id
            ? await github.WriteAsync(HttpMethod.Patch, repository, FormattableString.Invariant($"issues/comments/{id}"), body, cancellation)
            : await github.WriteAsync(HttpMethod.Post, repository, FormattableString.Invariant($"issues/{number}/comments"), body, cancellation);
        return answer.End ?? new WriteOutcome.Complete();
    }

    private bool IsOwn(JsonElement comment) => settings.IsApp
        ? comment.TryGetProperty("performed_via_github_app", out var app) && app.ValueKind == JsonValueKind.Object
            && app.GetProperty("id").GetInt64().ToString(CultureInfo.InvariantCulture) == settings.AppId
            || comment.TryGetProperty("performed_via_github_app", out var named) && named.ValueKind == JsonValueKind.Object
            && named.TryGetProperty("client_id", out var client) && client.GetString() == settings.AppId
        : comment.GetProperty("user").GetProperty("id").GetInt64() == self;

    /// <summary>Whom the plain token belongs to.</summary>
    private async Task<WriteOutcome?> SelfAsync(CancellationToken cancellation)
    {
        switch (await http.SendAsync(HttpMethod.Get, "user", null, settings.Token, cancellation))
        {
            case GitHubAnswer.Done(var body, _):
                self = body.GetProperty("id").GetInt64();
                return null;
            case GitHubAnswer.Refused(var status, var message):
                return new WriteOutcome.Refused(FormattableString.Invariant($"GitHub does not say whose the token is: {status} {message}"));
            default:
                return new WriteOutcome.Unreachable("GitHub does not say whose the token is at the moment.");
        }
    }
}
