using System.Text.Json;

namespace Autograder.Service.GitHub.Webhooks;

/// <summary>What a delivery says, as far as it is of use here.</summary>
internal abstract record WebhookEvent
{
    private const string NoCommit = "0000000000000000000000000000000000000000";

    private WebhookEvent() { }   // closed: no cases outside this file

    /// <summary>A branch has a new commit.</summary>
    public sealed record Pushed(PushPayload Payload) : WebhookEvent;

    /// <summary>Somebody asks for the check of a commit again.</summary>
    public sealed record Rerequested(RepositoryPayload Repository, string Sha, string? ExternalId, UserPayload? Sender) : WebhookEvent;

    public sealed record Pinged(PingPayload Payload) : WebhookEvent;

    public sealed record InstallationChanged(InstallationPayload Payload) : WebhookEvent;

    /// <summary>Nothing to do.</summary>
    public sealed record Ignored(string Reason) : WebhookEvent;

    /// <param name="name">The header <c>X-GitHub-Event</c>.</param>
    /// <exception cref="JsonException">The body is not what GitHub sends for this event.</exception>
    public static WebhookEvent Read(string name, ReadOnlySpan<byte> body)
    {
        switch (name)
        {
            case "push":
                return Of(Parse(body, PayloadJson.Default.PushPayload));
            case "check_run":
                var run = Parse(body, PayloadJson.Default.CheckRunPayload);
                return run.Action == "rerequested"
                    ? new Rerequested(run.Repository, Named(run.CheckRun.HeadSha), run.CheckRun.ExternalId, run.Sender)
                    : new Ignored($"check_run {run.Action}");
            case "check_suite":
                var suite = Parse(body, PayloadJson.Default.CheckSuitePayload);
                return suite.Action == "rerequested"
                    ? new Rerequested(suite.Repository, Named(suite.CheckSuite.HeadSha), null, suite.Sender)
                    : new Ignored($"check_suite {suite.Action}");
            case "ping":
                return new Pinged(Parse(body, PayloadJson.Default.PingPayload));
            case "installation":
                return new InstallationChanged(Parse(body, PayloadJson.Default.InstallationPayload));
            default:
                using (JsonDocument.Parse(body.ToArray()))
                    return new Ignored($"event {name}");
        }
    }

    private static WebhookEvent Of(PushPayload push)
    {
        if (push.Deleted || push.After == NoCommit)
            return new Ignored("a branch was deleted");
        if (!push.Ref.StartsWith("refs/heads/", StringComparison.Ordinal))
            return new Ignored("not a branch");
        Named(push.After);
        return new Pushed(push);
    }

    private static T Parse<T>(ReadOnlySpan<byte> body, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(body, type) ?? throw new JsonException("The body is null.");

    /// <summary>It becomes an argument of git and part of addresses.</summary>
    private static string Named(string sha) => CommitSha.IsOne(sha) ? sha : throw new JsonException("A commit is not named by its hash.");
}
