namespace Autograder.Service.GitHub;

/// <summary>How often is looked for work, and how long is waited before something is tried again.</summary>
internal sealed record GitHubPace
{
    /// <summary>Between two looks for grades to be shown.</summary>
    public TimeSpan Grades { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Between two looks for what is no longer as it was shown, and for commits without a grade.</summary>
    public TimeSpan Changes { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Between two looks at all grades, also those that count only now.</summary>
    public TimeSpan Everything { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Between two looks for pushes whose time has come.</summary>
    public TimeSpan Pushes { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>After the first failure; it grows with each.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>While GitHub's limits leave no room.</summary>
    public TimeSpan Room { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>What a job is told to wait when it cannot be decided yet.</summary>
    public TimeSpan Later { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>What a job is told to wait while its commit is graded.</summary>
    public TimeSpan Progress { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>While the points for time are still to come, for what waits for them.</summary>
    public TimeSpan Timing { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>When what did not reach the service is looked for, as cron has it; at the start too. Null: never.</summary>
    public string? CatchUp { get; init; } = "*/3 * * * *";
}
