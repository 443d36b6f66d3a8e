namespace Autograder.Service.Queue;

/// <summary>How long is waited for what, and how often something is tried.</summary>
internal sealed record QueueRules
{
    /// <summary>How long a grading is believed in without a sign of life.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>Between two signs of life.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long running gradings may go on when the service stops.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Between two tries to store a result while the database cannot.</summary>
    public TimeSpan StoreAgain { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The wait after each fault of ours; after the last comes the dead letter.</summary>
    public IReadOnlyList<TimeSpan> BackOff { get; init; } =
        [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10)];

    /// <summary>The wait after each fault of ours at a timing; after the last the grade is completed without points for time.</summary>
    public IReadOnlyList<TimeSpan> TimingBackOff { get; init; } = [TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5)];

    /// <summary>How long a timing stands back for gradings; then it goes on beside them.</summary>
    public TimeSpan TimingPatience { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How often an attempt is begun when whoever grades it keeps vanishing.</summary>
    public int Tries { get; init; } = 20;
}
