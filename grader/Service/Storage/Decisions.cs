namespace Autograder.Service.Storage;

/// <summary>Points that a person decided. They stand beside what was found and never replace it.</summary>
internal sealed class Override
{
    public long Id { get; init; }

    public required long AssignmentId { get; init; }

    public required long StudentId { get; init; }

    /// <summary>The exercise whose points it decides; null for the whole assignment.</summary>
    public string? Exercise { get; init; }

    public required int Points { get; init; }

    public required string Reason { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>It is taken back, not deleted.</summary>
    public DateTimeOffset? RevokedAt { get; set; }
}

/// <summary>A remark of a teacher on a student's work.</summary>
internal sealed class Comment
{
    public long Id { get; init; }

    public required long AssignmentId { get; init; }

    public required long StudentId { get; init; }

    public long? AttemptId { get; init; }

    public required string Text { get; init; }

    /// <summary>Whether the student reads it.</summary>
    public required bool Shown { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    public DateTimeOffset? DeletedAt { get; set; }
}
