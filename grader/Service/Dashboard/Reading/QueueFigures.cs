using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Dashboard.Reading;

/// <summary>What the queue does for an assignment, and whom it keeps waiting.</summary>
internal sealed record QueueFigures(int Waiting, int Running, int Failed, DateTimeOffset? OldestWaiting, int Everywhere, IReadOnlyList<string> Machines, int TimingFollows)
{
    public static async Task<QueueFigures> ReadAsync(Store store, long assignment, CancellationToken cancellation)
    {
        var open = await store.Attempts.Where(a => a.State == AttemptState.Waiting || a.State == AttemptState.Running)
            .Select(a => new { a.AssignmentId, a.State, a.QueuedAt, a.Machine }).ToListAsync(cancellation);
        var here = open.Where(a => a.AssignmentId == assignment).ToList();
        var waiting = here.Where(a => a.State == AttemptState.Waiting).ToList();
        return new(
            waiting.Count, here.Count(a => a.State == AttemptState.Running),
            await store.Attempts.CountAsync(a => a.AssignmentId == assignment && a.State == AttemptState.Failed, cancellation),
            waiting.Count == 0 ? null : waiting.Min(a => a.QueuedAt), open.Count,
            [.. open.Where(a => a.State == AttemptState.Running).Select(a => a.Machine).OfType<string>().Distinct().Order(StringComparer.Ordinal)],
            await store.Timings.CountAsync(
                t => t.Attempt!.AssignmentId == assignment && (t.State == AttemptTimingState.Waiting || t.State == AttemptTimingState.Running), cancellation));
    }
}
