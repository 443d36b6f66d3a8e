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

/// <summary>Why there is no grade to show.</summary>
internal enum Trouble
{
    /// <summary>The commit cannot be graded as it is: theirs to mend.</summary>
    Unfit,

    /// <summary>GitHub does not give the commit out; it is still asked for.</summary>
    NotFetchedYet,

    /// <summary>GitHub did not give it out for days.</summary>
    NotFetched,

    /// <summary>We failed at grading it.</summary>
    NotGraded,
}

/// <summary>One grade, or why there is none, on one channel. GitHub's being away or its limits delay it; the grade does not depend on it.</summary>
internal sealed class Publication
{
    public long Id { get; init; }

    /// <summary>null for a push that did not get as far.</summary>
    public long? AttemptId { get; init; }

    /// <summary>The push that is spoken of where there is no attempt.</summary>
    public long? PushId { get; init; }

    /// <summary>What is said in place of a grade; null for grades.</summary>
    public Trouble? Trouble { get; set; }

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

    public Push? Push { get; init; }
}
