using Autograder.Service.Revisions;

namespace Autograder.Service.Queue.Timing;

/// <summary>The right to time an attempt, as long as its lease is renewed.</summary>
internal sealed record TimingClaim(long AttemptId, long SubmissionId, string Folder, Guid Lease)
{
    /// <summary>The points, limits and timing that the checks were graded with.</summary>
    public Revision? Revision { get; init; }
}
