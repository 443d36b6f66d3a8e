using Autograder.Service.Storage;

namespace Autograder.Service.Queue;

/// <summary>
/// The order of the queue: by lane; within it the course that was served longest ago; within that whoever has fewest
/// attempts before this one; then first come, first served.
/// </summary>
internal static class Fairness
{
    /// <summary>The attempt whose turn it is: one or none.</summary>
    public static IQueryable<Attempt> Next(Store store, DateTimeOffset now)
    {
        var never = DateTimeOffset.UnixEpoch;
        var heads =
            from course in store.Courses
            let lane = store.Attempts
                .Where(a => a.State == AttemptState.Waiting && a.CourseId == course.Id && a.NotBefore <= now)
                .OrderBy(a => a.Lane).Select(a => (Lane?)a.Lane).FirstOrDefault()
            where lane != null
            orderby lane, store.Attempts.Where(a => a.CourseId == course.Id).Max(a => a.StartedAt) ?? never, course.Id
            select store.Attempts
                .Where(a => a.State == AttemptState.Waiting && a.CourseId == course.Id && a.Lane == lane && a.NotBefore <= now)
                .OrderBy(a => a.Turn).ThenBy(a => a.Rank).ThenBy(a => a.Id).Select(a => a.Id).First();
        return store.Attempts.Where(a => a.State == AttemptState.Waiting && heads.Take(1).Contains(a.Id));
    }
}
