using System.Text.Json;
using System.Text.Json.Nodes;

namespace Autograder.GitHub.Tests.StandIn;

/// <summary>What was written to the stand-in, as the API has it.</summary>
internal sealed class FakeCheckRun
{
    public required long Id { get; init; }

    public required string Name { get; init; }

    public required string HeadSha { get; init; }

    public required string Status { get; init; }

    public string? Conclusion { get; set; }

    public string? ExternalId { get; set; }

    public string? DetailsUrl { get; set; }

    public string? Title { get; set; }

    public string? Summary { get; set; }

    public string? Text { get; set; }

    public DateTimeOffset At { get; init; }

    public List<JsonElement> Annotations { get; } = [];

    public JsonObject ToJson() => new()
    {
        ["id"] = Id, ["name"] = Name, ["head_sha"] = HeadSha, ["status"] = Status, ["conclusion"] = Conclusion, ["external_id"] = ExternalId,
        ["output"] = new JsonObject { ["title"] = Title, ["summary"] = Summary, ["text"] = Text, ["annotations_count"] = Annotations.Count },
    };
}

internal sealed record FakeStatus(string Sha, string State, string? Description, string? TargetUrl, string Context, DateTimeOffset At);

internal sealed class FakeComment
{
    public required long Id { get; init; }

    public required int Issue { get; init; }

    public required long UserId { get; init; }

    public long? AppId { get; init; }

    public required string Body { get; set; }

    public int Edits { get; set; }

    public JsonObject ToJson() => new()
    {
        ["id"] = Id, ["body"] = Body, ["user"] = new JsonObject { ["id"] = UserId, ["login"] = "someone" },
        ["performed_via_github_app"] = AppId is null ? null : new JsonObject { ["id"] = AppId },
    };
}

internal sealed class FakeRelease
{
    public required long Id { get; init; }

    public required string Tag { get; init; }

    public required string Sha { get; init; }

    public Dictionary<string, byte[]> Assets { get; } = [];

    public Dictionary<string, long> AssetIds { get; } = [];
}

/// <summary>A delivery of the webhook, as the App's list of deliveries shows it.</summary>
internal sealed record FakeDelivery(long Id, string Guid, string Event, byte[] Body, int StatusCode, DateTimeOffset At);
