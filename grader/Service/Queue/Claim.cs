using Autograder.Service.Revisions;

namespace Autograder.Service.Queue;

/// <summary>The right to grade an attempt, as long as its lease is renewed.</summary>
internal sealed record Claim(long AttemptId, long SubmissionId, long AssignmentId, string Folder, Guid Lease, ulong Seed)
{
    /// <summary>The points, limits and timing of the course at the time of the claim: with these it is graded.</summary>
    public Revision? Revision { get; init; }
}

/// <summary>What a renewal of the lease answers.</summary>
internal enum LeaseState
{
    Held,

    /// <summary>Somebody wants the grading to end.</summary>
    CancelRequested,

    /// <summary>Somebody else grades it now: the result will not be stored.</summary>
    Lost,
}
