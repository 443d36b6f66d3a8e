using System.Collections.Concurrent;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Dashboard.Live;

/// <summary>
/// Notices that something of an assignment has changed, whichever process changed it, by asking the store once a second
/// for all who watch. It tells that, never what: the page is asked again, with its own rules.
/// </summary>
internal sealed class Pulse(IDbContextFactory<Store> stores, Queue.ProgressBoard board, TimeProvider time)
{
    private static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<long, (DateTimeOffset Asked, Task<string> State)> seen = [];

    /// <summary>A word that changes whenever a page of the assignment might.</summary>
    public Task<string> StateOfAsync(long course, long assignment)
    {
        var now = time.GetUtcNow();
        return seen.AddOrUpdate(
            assignment,
            _ => (now, ReadAsync(course, assignment)),
            (_, last) => now - last.Asked < Rhythm && !last.State.IsFaulted ? last : (now, ReadAsync(course, assignment))).State;
    }

    private async Task<string> ReadAsync(long course, long assignment)
    {
        await using var store = await stores.CreateDbContextAsync();
        var open = await store.Attempts.Where(a => a.State == AttemptState.Waiting || a.State == AttemptState.Running)
            .OrderBy(a => a.Id).Select(a => new { a.Id, a.State, a.AssignmentId }).ToListAsync();
        var reported = await store.Attempts.Where(a => a.AssignmentId == assignment).MaxAsync(a => a.ReportedAt);
        // Of all courses: the newest is found by its index, that of the assignment only by reading all.
        var timed = await store.Timings.MaxAsync(t => t.CompletedAt);
        var received = await store.Submissions.Where(s => s.AssignmentId == assignment).MaxAsync(s => (DateTimeOffset?)s.ReceivedAt);
        var decided = await store.Audit.Where(e => e.CourseId == course).MaxAsync(e => (long?)e.Id);
        var progress = open.Where(a => a.State == AttemptState.Running).Select(a => board.Of(a.Id)?.Finished ?? 0);
        return FormattableString.Invariant($"{reported:O} {timed:O} {received:O} {decided} {open.Count} {string.Join(',', open.Select(a => a.Id).Take(1))} {string.Join(',', progress)}");
    }
}
