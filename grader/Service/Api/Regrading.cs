using Autograder.Service.Access;
using Autograder.Service.Queue;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Api;

/// <summary>Has submissions graded once more; each a new attempt, nothing is overwritten.</summary>
internal sealed class Regrading(IDbContextFactory<Store> stores, Tickets tickets, TimeProvider time)
{
    /// <param name="action">As the audit calls it.</param>
    /// <returns>How many were put into the queue.</returns>
    public async Task<int> AgainAsync(IReadOnlyList<long> submissions, Lane lane, string action, CourseAccess access, CancellationToken cancellation)
    {
        foreach (var submission in submissions)
        {
            // A transaction each: pushes that come in meanwhile are not held up by a large regrade.
            await using var store = await stores.CreateDbContextAsync(cancellation);
            await using var write = await store.BeginWriteAsync(cancellation);
            var found = await store.Submissions.SingleAsync(s => s.Id == submission, cancellation);
            await store.EnqueueAsync(found, lane, null, time.GetUtcNow(), cancellation);
            store.Note(time, access.Actor, action, access.Course.Id, $"submission {submission}");
            await store.SaveChangesAsync(cancellation);
            await write.CommitAsync(cancellation);
            tickets.Issue(lane);
        }
        return submissions.Count;
    }
}
