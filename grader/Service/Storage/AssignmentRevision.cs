namespace Autograder.Service.Storage;

/// <summary>Points, limits and timing of an assignment as a course set them at some time. It is never changed: a change is another one.</summary>
internal sealed class AssignmentRevision
{
    public required long AssignmentId { get; init; }

    /// <summary>1 for the first; gradings begun before it have none.</summary>
    public required int Number { get; init; }

    /// <summary>A <see cref="Revisions.Adjustment"/> as JSON.</summary>
    public required string Content { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }
}
