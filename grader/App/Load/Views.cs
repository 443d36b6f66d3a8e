namespace Autograder.App.Load;

/// <summary>What the load reads of the API's answers.</summary>
internal sealed record CourseSeen(string Slug, string Title);

internal sealed record AssignmentSeen(string Slug, string Title);

internal sealed record SubmissionSeen(long Id, string Address, string? Student, DateTimeOffset ReceivedAt, AttemptSeen Attempt);

internal sealed record AttemptSeen(
    long Id, int Number, string State, int? Score, int? MaxScore,
    DateTimeOffset QueuedAt, DateTimeOffset? StartedAt, DateTimeOffset? CompiledAt, DateTimeOffset? CheckedAt, DateTimeOffset? ReportedAt, TimingSeen? Timing)
{
    public bool IsOver => State is "graded" or "failed" or "cancelled";

    /// <summary>Whether no points for time follow either.</summary>
    public bool IsComplete => IsOver && Timing?.State is null or "done" or "failed";
}

internal sealed record TimingSeen(string State, DateTimeOffset QueuedAt, DateTimeOffset? StartedAt, DateTimeOffset? CompletedAt);

internal sealed record ReportSeen(bool Final, IReadOnlyList<ExerciseSeen> Exercises);

internal sealed record ExerciseSeen(string Id, double Score, double MaxScore);
