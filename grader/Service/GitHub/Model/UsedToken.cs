namespace Autograder.Service.GitHub.Model;

/// <summary>
/// A CI token that was taken, with what it got. Stored in the submission's own transaction: the same request again gets
/// the same answer, another request with the same token gets none.
/// </summary>
internal sealed class UsedToken
{
    /// <summary>The token's <c>jti</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The hash of what was asked with it.</summary>
    public required string Request { get; init; }

    /// <summary>The workflow's run and which try at it, such as <c>4711/1</c>: all requests of one run get one attempt.</summary>
    public required string Run { get; init; }

    public required long SubmissionId { get; init; }

    public required long AttemptId { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}
