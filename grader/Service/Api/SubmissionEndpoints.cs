using System.IO.Compression;
using Autograder.Service.Access;
using Autograder.Service.Queue;
using Autograder.Service.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Api;

internal static class SubmissionEndpoints
{
    public static void MapSubmissions(this RouteGroupBuilder course)
    {
        var group = course.MapGroup("/submissions").WithTags("Submissions");
        group.MapGet("", ListAsync).Needs(Rules.Member).WithSummary("Submissions, the newest first: all for who may read, else one's own. Page with before=ID.");
        group.MapGet("/{submission:long}", ShowAsync).Needs(Rules.Member).WithSummary("A submission: its state, its place in the queue and an estimate, its score.");
        group.MapGet("/{submission:long}/attempts", HistoryAsync).Needs(Rules.Member).WithSummary("All gradings of a submission, the newest first.");
        group.MapGet("/{submission:long}/files", FilesAsync).Needs(Rules.Member).WithSummary("What was handed in, as a zip archive.");
    }

    private static async Task<Ok<IReadOnlyList<SubmissionView>>> ListAsync(
        CourseAccess access, SubmissionViews views, CancellationToken cancellation,
        string? assignment = null, string? student = null, string? state = null, long? before = null, int limit = 100) =>
        TypedResults.Ok(await views.ListAsync(access, new(assignment, student, Choice.Of<AttemptState>(state, "state"), before, limit), cancellation));

    private static async Task<Results<Ok<SubmissionView>, ProblemHttpResult>> ShowAsync(
        long submission, CourseAccess access, SubmissionViews views, CancellationToken cancellation) =>
        await views.OneAsync(access, submission, cancellation) is { } view ? TypedResults.Ok(view) : Problems.NoSuch("submission", submission);

    private static async Task<Results<Ok<IReadOnlyList<AttemptView>>, ProblemHttpResult>> HistoryAsync(
        long submission, CourseAccess access, SubmissionViews views, CancellationToken cancellation) =>
        await views.HistoryAsync(access, submission, cancellation) is { Count: > 0 } all ? TypedResults.Ok(all) : Problems.NoSuch("submission", submission);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> FilesAsync(
        long submission, CourseAccess access, StoredSources sources, IDbContextFactory<Store> stores, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        if (!await access.Seen(store).AnyAsync(s => s.Id == submission, cancellation))
            return Problems.NoSuch("submission", submission);
        using var archive = new MemoryStream();
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, content) in await sources.ReadAsync(submission, cancellation))
            {
                await using var entry = await zip.CreateEntry(path).OpenAsync(cancellation);
                await entry.WriteAsync(content, cancellation);
            }
        return TypedResults.File(archive.ToArray(), Uploads.Zip, $"submission-{submission}.zip");
    }
}
