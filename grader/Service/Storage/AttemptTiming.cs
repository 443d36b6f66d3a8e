namespace Autograder.Service.Storage;

internal enum AttemptTimingState
{
    /// <summary>The grade is out; its points for time follow.</summary>
    Waiting,

    Running,

    /// <summary>Measured: the points for time are in the grade.</summary>
    Done,

    /// <summary>We failed at it too often: the points for time are in neither score nor maximum.</summary>
    Failed,
}

/// <summary>The second stage of a grading whose right answers are timed, after the grade is out. An attempt without such answers has none.</summary>
internal sealed class AttemptTiming
{
    public long AttemptId { get; init; }

    /// <summary>As the attempt's, to find whose turn it is without looking at all attempts.</summary>
    public required long CourseId { get; init; }

    public required Lane Lane { get; init; }

    public required string Owner { get; init; }

    public AttemptTimingState State { get; set; }

    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>Not timed before: the back-off after a fault of ours.</summary>
    public required DateTimeOffset NotBefore { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? CompletedAt { get; set; }

    /// <summary>How often it was begun.</summary>
    public int Tries { get; set; }

    /// <summary>How often we failed at it.</summary>
    public int Faults { get; set; }

    public string? Machine { get; set; }

    /// <summary>Proof of the right to store the result; whoever takes it over has another.</summary>
    public Guid? Lease { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>A measurement could not be made cleanly: a person should look. Points are not taken for it.</summary>
    public bool Review { get; set; }

    /// <summary>Our last fault at it, for the instructor.</summary>
    public string? Fault { get; set; }

    public Attempt? Attempt { get; init; }

    public bool IsOpen => State is AttemptTimingState.Waiting or AttemptTimingState.Running;
}
