namespace Autograder.Service.GitHub.Model;

/// <summary>A request that counts against GitHub's limits. Kept for an hour; all processes of an installation count together.</summary>
internal sealed class GitHubWrite
{
    public long Id { get; init; }

    /// <summary>As whom it was made.</summary>
    public required string Credential { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>A pause that GitHub asked for: nothing is written before its end.</summary>
internal sealed class GitHubPause
{
    public required string Credential { get; init; }

    public required DateTimeOffset Until { get; set; }
}
