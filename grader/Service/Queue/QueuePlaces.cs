using Autograder.Service.Storage;
using Hangfire;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Queue;

/// <param name="Ahead">How many are begun before it.</param>
/// <param name="Seconds">When it will be graded, as far as can be told; null when nothing tells.</param>
internal sealed record QueuePlace(int Ahead, double? Seconds);

/// <summary>Estimates when a waiting attempt has its turn: what <see cref="Fairness"/> would put before it now.</summary>
internal sealed class QueuePlaces(JobStorage hangfire, TimeProvider time)
{
    private const int Sample = 50;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private volatile Pace? pace;

    private sealed record Pace(DateTimeOffset At, double? SecondsEach, int Slots);

    public async Task<QueuePlace> OfAsync(Store store, Attempt attempt, CancellationToken cancellation)
    {
        var courses = await store.Attempts.Where(a => a.State == AttemptState.Waiting && a.Lane <= attempt.Lane)
            .GroupBy(a => a.CourseId)
            .Select(c => new
            {
                Course = c.Key,
                Before = c.Count(a => a.Lane < attempt.Lane),
                Equal = c.Count(a => a.Lane == attempt.Lane),
                First = c.Count(a => a.Lane == attempt.Lane
                    && (a.Turn < attempt.Turn || a.Turn == attempt.Turn && (a.Rank < attempt.Rank || a.Rank == attempt.Rank && a.Id < attempt.Id))),
            })
            .ToListAsync(cancellation);
        var own = courses.Where(c => c.Course == attempt.CourseId).Sum(c => c.Before + c.First);
        // Courses take turns: of each other course at most as many go first as of this one, and one.
        var ahead = own + courses.Where(c => c.Course != attempt.CourseId).Sum(c => c.Before + Math.Min(c.Equal, own + 1));
        var now = await PaceAsync(store, cancellation);
        var backOff = Math.Max(0, (attempt.NotBefore - time.GetUtcNow()).TotalSeconds);
        return new(ahead, now is { SecondsEach: { } each, Slots: > 0 } ? Math.Round(Math.Max(backOff, each * (ahead / now.Slots)) + each, 1) : null);
    }

    /// <summary>How long the last gradings took, and how many go on at a time on all machines.</summary>
    private async Task<Pace> PaceAsync(Store store, CancellationToken cancellation)
    {
        if (pace is { } known && time.GetUtcNow() - known.At < Fresh)
            return known;
        var last = await store.Attempts.AsNoTracking().Where(a => a.State == AttemptState.Graded).OrderByDescending(a => a.Id).Take(Sample)
            .Select(a => new { a.StartedAt, a.ReportedAt }).ToListAsync(cancellation);
        var seconds = last.Select(a => a.ReportedAt - a.StartedAt).OfType<TimeSpan>().Select(t => t.TotalSeconds).Order().ToList();
        var slots = hangfire.GetMonitoringApi().Servers().Where(s => s.Queues.Contains(Tickets.QueueOf(Lane.Normal))).Sum(s => s.WorkersCount);
        return pace = new(time.GetUtcNow(), seconds.Count == 0 ? null : seconds[seconds.Count / 2], slots);
    }
}
