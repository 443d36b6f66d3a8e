using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Intake;

/// <summary>
/// Stores the files of a submission, in the caller's transaction. All in one statement each: a row at a time, a submission of seven files was
/// half of what an intake asks of the database.
/// </summary>
internal static class KeptFiles
{
    public static async Task KeepAsync(this Store store, Submission submission, IReadOnlyList<UploadedFile> files, CancellationToken cancellation)
    {
        if (files.Count == 0)
            return;
        var kept = files.Select(f => (f.Path, f.Content, Hash: SHA256.HashData(f.Content))).ToList();
        // In one order everywhere: two that insert the same blobs at once would else wait for each other.
        await InsertAsync(store, """ "Blobs" ("Hash", "Content") """, "ON CONFLICT DO NOTHING",
            kept.DistinctBy(f => Convert.ToHexString(f.Hash)).OrderBy(f => Convert.ToHexString(f.Hash), StringComparer.Ordinal).Select(f => new object[] { f.Hash, f.Content }), cancellation);
        await InsertAsync(store, """ "SubmissionFiles" ("SubmissionId", "Path", "BlobHash") """, "",
            kept.Select(f => new object[] { submission.Id, f.Path, f.Hash }), cancellation);
    }

    private static Task InsertAsync(Store store, string into, string ending, IEnumerable<object[]> rows, CancellationToken cancellation)
    {
        var values = rows.ToList();
        var number = 0;
        var places = string.Join(", ", values.Select(row => $"({string.Join(", ", row.Select(_ => $"{{{number++}}}"))})"));
        return store.Database.ExecuteSqlAsync(
            FormattableStringFactory.Create($"INSERT INTO{into}VALUES {places} {ending}", [.. values.SelectMany(row => row)]), cancellation);
    }
}
