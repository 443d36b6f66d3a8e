namespace Autograder.Service.Revisions;

/// <summary>The most that instructors may set for an assignment on its page. What stands in an assignment's folder is the administrator's own and not bounded by it.</summary>
internal sealed record LimitBounds
{
    public TimeSpan Call { get; init; } = TimeSpan.FromSeconds(60);

    public TimeSpan Exercise { get; init; } = TimeSpan.FromSeconds(120);

    public TimeSpan Submission { get; init; } = TimeSpan.FromSeconds(300);

    public TimeSpan Compilation { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Of a worker, in megabytes.</summary>
    public int Memory { get; init; } = 2048;
}
