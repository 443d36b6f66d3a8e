using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Queue;

/// <summary>Reads what was handed in back from the store.</summary>
internal sealed class StoredSources(IDbContextFactory<Store> stores)
{
    public async Task<IReadOnlyList<(string Path, byte[] Content)>> ReadAsync(long submission, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var files = await store.SubmissionFiles.AsNoTracking()
            .Where(f => f.SubmissionId == submission)
            .Select(f => new { f.Path, f.Blob!.Content })
            .ToListAsync(cancellation);
        return [.. files.Select(f => (f.Path, f.Content))];
    }
}
