namespace Autograder.Service.GitHub.Model;

/// <summary>Where a grade is shown.</summary>
internal enum Channel { CheckRun, CommitStatus, FeedbackComment, Classroom50 }

internal enum PublicationState
{
    Waiting,
    Done,

    /// <summary>A newer commit's took its place before it was written.</summary>
    Overtaken,

    /// <summary>GitHub refused it for good, or too often; the instructor sees why.</summary>
    Failed,
}

/// <summary>One grade on one channel. GitHub's being away or its limits delay it; the grade does not depend on it.</summary>
internal sealed class Publication
{
    public long Id { get; init; }

    public required long AttemptId { get; init; }

    public required long RepositoryId { get; init; }

    public required string Sha { get; init; }

    public required Channel Channel { get; init; }

    public PublicationState State { get; set; }

    /// <summary>0 for the first word on a commit, 1 for all that adds to it: nobody's second goes before another's first.</summary>
    public required int Priority { get; set; }

    /// <summary>How much of it is written: annotations of a check run, steps of a release.</summary>
    public int Written { get; set; }

    /// <summary>GitHub's id of the check run or the release.</summary>
    public long? ExternalId { get; set; }

    /// <summary>What was written at last; null before.</summary>
    public int? Score { get; set; }

    public int? MaxScore { get; set; }

    /// <summary>The points that a person decided, as they were written.</summary>
    public int? Decided { get; set; }

    public int Tries { get; set; }

    public required DateTimeOffset NextTryAt { get; set; }

    public string? Fault { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? DoneAt { get; set; }

    public Repository? Repository { get; init; }
}
