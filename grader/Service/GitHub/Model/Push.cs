namespace Autograder.Service.GitHub.Model;

internal enum PushState
{
    /// <summary>To be fetched.</summary>
    Waiting,

    /// <summary>It is a submission.</summary>
    Taken,

    /// <summary>It is nobody's attempt: the template's, or no longer there.</summary>
    Refused,

    /// <summary>It could not be fetched for days; the instructor sees why and can have it tried again.</summary>
    Failed,

    /// <summary>It cannot be graded as it is: nothing to grade is in it, or too much. The student is told on the commit.</summary>
    Unfit,
}

/// <summary>A commit that was heard of. It is stored before the sender is answered: from then on it is not lost.</summary>
internal sealed class Push
{
    public long Id { get; init; }

    public required long RepositoryId { get; init; }

    public required string Sha { get; init; }

    public required string Ref { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public PushState State { get; set; }

    public int Tries { get; set; }

    public required DateTimeOffset NotBefore { get; set; }

    /// <summary>Why it was refused, or is not fetched yet.</summary>
    public string? Fault { get; set; }

    public long? SubmissionId { get; set; }

    public Repository? Repository { get; init; }
}
