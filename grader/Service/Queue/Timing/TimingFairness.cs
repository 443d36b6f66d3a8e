using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Queue.Timing;

/// <summary>
/// The order of the timings: by lane; within it the course that was served longest ago; within that everybody's newest
/// before anybody's older ones; then first come, first served. Gradings go first: a grade is missed more than its last points.
/// </summary>
internal static class TimingFairness
{
    /// <summary>The timings that may begin now.</summary>
    public static async Task<IQueryable<AttemptTiming>> ReadyAsync(Store store, QueueRules rules, DateTimeOffset now, CancellationToken cancellation)
    {
        var before = await store.Attempts.Where(a => a.State == AttemptState.Waiting && a.NotBefore <= now).MinAsync(a => (Lane?)a.Lane, cancellation);
        var impatient = now - rules.TimingPatience;
        return store.Timings.Where(t => t.State == AttemptTimingState.Waiting && t.NotBefore <= now
            && (before == null || t.Lane < before || t.QueuedAt < impatient)
            && (t.Attempt!.RegradeId == null || t.Attempt.Regrade!.State == RegradeState.Proposed || t.Attempt.Regrade.State == RegradeState.Applied));
    }

    /// <summary>The timing whose turn it is: one or none.</summary>
    public static IQueryable<AttemptTiming> Next(Store store, IQueryable<AttemptTiming> ready)
    {
        var never = DateTimeOffset.UnixEpoch;
        var heads =
            from course in store.Courses
            let lane = ready.Where(t => t.CourseId == course.Id).OrderBy(t => t.Lane).Select(t => (Lane?)t.Lane).FirstOrDefault()
            where lane != null
            orderby lane, store.Timings.Where(t => t.CourseId == course.Id).Max(t => t.StartedAt) ?? never, course.Id
            select ready.Where(t => t.CourseId == course.Id && t.Lane == lane)
                .OrderBy(t => store.Timings.Count(newer => newer.Owner == t.Owner && newer.AttemptId > t.AttemptId))
                .ThenBy(t => t.AttemptId).Select(t => t.AttemptId).First();
        return store.Timings.Where(t => t.State == AttemptTimingState.Waiting && heads.Take(1).Contains(t.AttemptId));
    }
}
