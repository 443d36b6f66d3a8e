namespace Autograder.Service.Storage;

internal enum RegradeState
{
    /// <summary>The dry run goes on or is done: its attempts count for nobody.</summary>
    Proposed,

    /// <summary>Its attempts count.</summary>
    Applied,

    Cancelled,

    /// <summary>Its attempts counted and do no longer.</summary>
    Undone,
}

/// <summary>Many submissions graded once more. Its attempts count only while it is applied: nothing is overwritten.</summary>
internal sealed class Regrade
{
    public long Id { get; init; }

    public required long AssignmentId { get; init; }

    public required string Reason { get; init; }

    public required RegradeState State { get; set; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>Whether it lets go of attempts that a person chose to count; else a student with such a choice keeps it.</summary>
    public bool ReleasesChoices { get; set; }

    public List<RegradeRow> Rows { get; init; } = [];
}

/// <summary>One submission of a regrade: what counted when it was proposed, and the attempt that may take its place.</summary>
internal sealed class RegradeRow
{
    public long RegradeId { get; init; }

    public required long SubmissionId { get; init; }

    public required long OldAttemptId { get; init; }

    public required long NewAttemptId { get; init; }
}

/// <summary>A choice that an applied regrade let go of, so that undoing it gives the choice back.</summary>
internal sealed class ReleasedChoice
{
    public required long RegradeId { get; init; }

    public required long StudentId { get; init; }

    public required long AttemptId { get; init; }
}
