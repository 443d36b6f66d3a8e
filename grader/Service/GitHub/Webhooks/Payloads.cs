using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Autograder.Service.GitHub.Webhooks;

internal sealed record PushPayload(
    string Ref, string Before, string After, bool Created, bool Deleted, bool Forced, string? BaseRef, string? Compare,
    ImmutableArray<CommitPayload> Commits, CommitPayload? HeadCommit,
    RepositoryPayload Repository, PusherPayload? Pusher, UserPayload? Sender, InstallationReference? Installation);

internal sealed record CommitPayload(string Id, string? TreeId, string? Message, DateTimeOffset? Timestamp, bool Distinct, CommitAuthor? Author, CommitAuthor? Committer);

internal sealed record CommitAuthor(string? Name, string? Email, string? Username);

internal sealed record PusherPayload(string Name, string? Email);

internal sealed record RepositoryPayload(long Id, string Name, string FullName, bool Private, UserPayload Owner, string? DefaultBranch, string? HtmlUrl);

/// <param name="Type"><c>User</c>, <c>Organization</c> or <c>Bot</c>.</param>
internal sealed record UserPayload(long Id, string Login, string? Type);

internal sealed record InstallationReference(long Id);

internal sealed record PingPayload(string? Zen, long HookId, RepositoryPayload? Repository, UserPayload? Sender);

internal sealed record CheckRunPayload(string Action, CheckRunBody CheckRun, RepositoryPayload Repository, UserPayload? Sender, InstallationReference? Installation);

internal sealed record CheckRunBody(long Id, string HeadSha, string Name, string? ExternalId, string Status, string? Conclusion, CheckSuiteReference? CheckSuite, AppReference? App);

internal sealed record CheckSuiteReference(long Id, string? HeadBranch);

internal sealed record AppReference(long Id, string? Slug);

internal sealed record CheckSuitePayload(string Action, CheckSuiteBody CheckSuite, RepositoryPayload Repository, UserPayload? Sender, InstallationReference? Installation);

internal sealed record CheckSuiteBody(long Id, string? HeadBranch, string HeadSha, string? Status, string? Conclusion, AppReference? App);

internal sealed record InstallationPayload(string Action, InstallationBody Installation, ImmutableArray<InstalledRepository> Repositories, UserPayload? Sender);

internal sealed record InstallationBody(long Id, UserPayload Account, long AppId, string? RepositorySelection);

internal sealed record InstalledRepository(long Id, string Name, string FullName, bool Private);

/// <summary>GitHub's names; fields that are not known here are ignored, as more come every year.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(PushPayload))]
[JsonSerializable(typeof(PingPayload))]
[JsonSerializable(typeof(CheckRunPayload))]
[JsonSerializable(typeof(CheckSuitePayload))]
[JsonSerializable(typeof(InstallationPayload))]
internal sealed partial class PayloadJson : JsonSerializerContext;
