namespace Autograder.Service.Storage;

/// <summary>The queues, in the order in which they are served.</summary>
internal enum Lane
{
    /// <summary>Somebody sits and waits.</summary>
    Interactive,

    /// <summary>A push.</summary>
    Normal,

    /// <summary>A regrade, or a push that a newer one of the same student has overtaken.</summary>
    Regrade,
}

internal enum AttemptState
{
    Waiting,
    Running,
    Graded,

    /// <summary>We failed at it too often; the instructor sees it and can have it graded again.</summary>
    Failed,

    Cancelled,
}

/// <summary>One grading of a submission.</summary>
internal sealed class Attempt
{
    public long Id { get; init; }

    public required long SubmissionId { get; init; }

    /// <summary>1 for the first grading of the submission.</summary>
    public required int Number { get; init; }

    public required long CourseId { get; init; }

    public required long AssignmentId { get; init; }

    /// <summary>Whose turn it is: the group, the student, or the origin when neither is known.</summary>
    public required string Owner { get; init; }

    public required AttemptState State { get; set; }

    public required Lane Lane { get; set; }

    /// <summary>How many of the owner's attempts waited in the lane when this one joined: nobody's second goes before another's first.</summary>
    public required int Turn { get; set; }

    /// <summary>Place among equals: when it joined the queue, in ticks; a newer push inherits it from the one it overtakes.</summary>
    public required long Rank { get; set; }

    /// <summary>Not graded before: the back-off after a fault of ours.</summary>
    public required DateTimeOffset NotBefore { get; set; }

    public required long Seed { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required DateTimeOffset QueuedAt { get; init; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? CompiledAt { get; set; }

    public DateTimeOffset? CheckedAt { get; set; }

    public DateTimeOffset? ReportedAt { get; set; }

    /// <summary>How often it was begun.</summary>
    public int Tries { get; set; }

    /// <summary>How often we failed at it.</summary>
    public int Faults { get; set; }

    /// <summary>Who grades it, such as <c>grader-2/4711</c>.</summary>
    public string? Machine { get; set; }

    /// <summary>Proof of the right to store the result; whoever takes the attempt over has another.</summary>
    public Guid? Lease { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }

    public bool CancelRequested { get; set; }

    public string? AssignmentVersion { get; set; }

    /// <summary>The number of the <see cref="AssignmentRevision"/> that it was graded with; null where the folder's own points and limits held.</summary>
    public int? Revision { get; set; }

    public double? CpuSeconds { get; set; }

    public long? PeakMemory { get; set; }

    public int? Score { get; set; }

    public int? MaxScore { get; set; }

    /// <summary>Our last fault at it, for the instructor.</summary>
    public string? Fault { get; set; }

    /// <summary>The regrade that it belongs to; it counts only while that is applied.</summary>
    public long? RegradeId { get; init; }

    public Regrade? Regrade { get; init; }

    public Submission? Submission { get; init; }

    public AttemptReport? Report { get; set; }

    /// <summary>The timing that follows the grade; null where nothing is timed.</summary>
    public AttemptTiming? Timing { get; set; }

    public List<ExerciseResult> Exercises { get; init; } = [];

    public List<CheckResult> Checks { get; init; } = [];
}

/// <summary>Both editions of a report, as compressed JSON. The student's is stored and not derived: nobody has to filter the other.</summary>
internal sealed class AttemptReport
{
    public long AttemptId { get; init; }

    public required byte[] Instructor { get; set; }

    public required byte[] Student { get; set; }
}
