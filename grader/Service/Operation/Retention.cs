using Autograder.Service.Queue;
using Autograder.Service.Storage;
using Hangfire;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Operation;

/// <summary>Deletes old reports and sources, as far as the settings say; never a grade, and nothing that an open attempt needs.</summary>
[AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
[Queue(QueueSetup.Upkeep)]
internal sealed class Retention(IDbContextFactory<Store> stores, RetentionSettings settings, TimeProvider time, ILogger<Retention> log)
{
    // A write holds the others up: many short ones, not one long.
    private const int Batch = 200;

    public async Task RunAsync(CancellationToken cancellation)
    {
        if (settings.ReportDays is { } reportDays)
            await RepeatAsync(nameof(Store.Reports), time.GetUtcNow().AddDays(-reportDays), ReportsAsync, cancellation);
        if (settings.SourceDays is { } sourceDays)
        {
            await RepeatAsync(nameof(Store.SubmissionFiles), time.GetUtcNow().AddDays(-sourceDays), SourcesAsync, cancellation);
            await RepeatAsync(nameof(Store.Blobs), default, BlobsAsync, cancellation);
        }
    }

    private static Task<int> ReportsAsync(Store store, DateTimeOffset before, CancellationToken cancellation)
    {
        var old = store.Attempts.Where(a => a.ReportedAt < before && a.Report != null && (a.State == AttemptState.Graded || a.State == AttemptState.Failed)
                && !store.Timings.Any(t => t.AttemptId == a.Id && (t.State == AttemptTimingState.Waiting || t.State == AttemptTimingState.Running)))
            .OrderBy(a => a.Id).Select(a => a.Id).Take(Batch);
        return store.Reports.Where(r => old.Contains(r.AttemptId)).ExecuteDeleteAsync(cancellation);
    }

    private static Task<int> SourcesAsync(Store store, DateTimeOffset before, CancellationToken cancellation)
    {
        var old = store.Submissions
            .Where(s => s.ReceivedAt < before && s.Files.Count != 0
                && s.Attempts.Any(a => a.State == AttemptState.Graded)
                && !s.Attempts.Any(a => a.State == AttemptState.Waiting || a.State == AttemptState.Running
                    || a.Timing!.State == AttemptTimingState.Waiting || a.Timing.State == AttemptTimingState.Running))
            .OrderBy(s => s.Id).Select(s => s.Id).Take(Batch);
        return store.SubmissionFiles.Where(f => old.Contains(f.SubmissionId)).ExecuteDeleteAsync(cancellation);
    }

    private static async Task<int> BlobsAsync(Store store, DateTimeOffset _, CancellationToken cancellation)
    {
        // An intake that just found a content it need not store again must not lose it: the foreign key refuses one of the two.
        var unused = await store.Blobs.Where(b => !store.SubmissionFiles.Any(f => f.BlobHash == b.Hash)).Select(b => b.Hash).Take(Batch).ToListAsync(cancellation);
        return await store.Blobs.Where(b => unused.Contains(b.Hash) && !store.SubmissionFiles.Any(f => f.BlobHash == b.Hash)).ExecuteDeleteAsync(cancellation);
    }

    private async Task RepeatAsync(
        string what, DateTimeOffset before, Func<Store, DateTimeOffset, CancellationToken, Task<int>> delete, CancellationToken cancellation)
    {
        for (var total = 0; ;)
        {
            await using var store = await stores.CreateDbContextAsync(cancellation);
            await using var write = await store.BeginWriteAsync(cancellation);
            var deleted = await delete(store, before, cancellation);
            await write.CommitAsync(cancellation);
            total += deleted;
            if (deleted > 0)
                continue;
            if (total > 0)
                log.LogInformation("Retention: {Count} of {What} were deleted.", total, what);
            return;
        }
    }
}
