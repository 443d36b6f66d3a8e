namespace Autograder.Service.GitHub.Model;

/// <summary>A repository that is known to hold one student's, or one group's, work on an assignment.</summary>
internal sealed class Repository
{
    public long Id { get; init; }

    public required long AssignmentId { get; init; }

    /// <summary>What GitHub knows it by; names change. Null until the first contact with one that was imported by its name.</summary>
    public long? GitHubId { get; set; }

    public long? OwnerId { get; set; }

    /// <summary>Owner and name, in lower case; as last heard of.</summary>
    public required string FullName { get; set; }

    public long? StudentId { get; set; }

    public long? GroupId { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>GitHub's time of the last push when its heads were last looked at: unchanged, nothing can have been missed.</summary>
    public DateTimeOffset? PushedAt { get; set; }

    /// <summary>Where submissions from it come from, as <see cref="Storage.Submission.Origin"/> keeps it.</summary>
    public string Origin => OriginOf(GitHubId!.Value);

    public static string OriginOf(long gitHubId) => $"github:{gitHubId}";
}
