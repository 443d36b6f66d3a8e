namespace Autograder.Service.Storage;

/// <summary>What was handed in: one per assignment, origin and content, whichever way and however often it came.</summary>
internal sealed class Submission
{
    public long Id { get; init; }

    public required long CourseId { get; init; }

    public required long AssignmentId { get; init; }

    public long? StudentId { get; set; }

    public long? GroupId { get; set; }

    /// <summary>The repository or the uploader it came from, such as <c>github:1296269</c> or <c>student:ada</c>.</summary>
    public required string Origin { get; init; }

    /// <summary>The commit, or the hash of an upload's files.</summary>
    public required string Content { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Who handed it in, such as <c>key:3f9a…</c> or <c>account:4</c>: they may follow it. Null when no person did.</summary>
    public string? By { get; init; }

    public List<SubmissionFile> Files { get; init; } = [];

    public List<Attempt> Attempts { get; init; } = [];

    public Assignment? Assignment { get; init; }

    public Student? Student { get; init; }
}

internal sealed class SubmissionFile
{
    public long SubmissionId { get; init; }

    /// <summary>Relative, with forward slashes.</summary>
    public required string Path { get; init; }

    public required byte[] BlobHash { get; init; }

    public Blob? Blob { get; init; }
}

/// <summary>The content of a file, kept once however many submissions hold it.</summary>
internal sealed class Blob
{
    /// <summary>SHA-256 of the content.</summary>
    public required byte[] Hash { get; init; }

    public required byte[] Content { get; init; }
}
