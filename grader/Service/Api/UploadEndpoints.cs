using Autograder.Service.Access;
using Autograder.Service.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Api;

/// <param name="Path">Relative to the submission, such as <c>Exercises/TraceProduct.cs</c>.</param>
/// <param name="Content">The file's text.</param>
internal sealed record FileEntry(string Path, string Content);

/// <param name="Student">Whose it is, by identifier; left out by students, whose own it is.</param>
/// <param name="Group">The group whose it is, by name, in place of a student.</param>
internal sealed record FilesEntry(IReadOnlyList<FileEntry> Files, string? Student = null, string? Group = null);

/// <summary>Handing in. What is answered is stored: it will be graded, whatever happens next.</summary>
internal static class UploadEndpoints
{
    public static void MapUploads(this RouteGroupBuilder course)
    {
        var group = course.MapGroup("/assignments/{assignment}/submissions").WithTags("Submissions")
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        group.MapPost("", ReceiveAsync).Needs(Rules.Submit).RequireRateLimiting(Rates.Uploads)
            .Accepts<byte[]>(Uploads.Zip, Uploads.Json)
            .WithSummary("Hands in a submission, as a zip archive or as files in JSON.")
            .WithDescription(
                "As application/zip the body is the archive, and ?student= or ?group= says whose it is. As application/json it is {\"files\": [{\"path\", \"content\"}], \"student\"}. "
                + "The same files of the same student are one submission, however often they are sent: answered with 200 and not graded again.");
    }

    private static async Task<Results<Accepted<SubmissionView>, Ok<SubmissionView>, ProblemHttpResult>> ReceiveAsync(
        string assignment, HttpRequest request, CourseAccess access, Uploads uploads, SubmissionViews views,
        IDbContextFactory<Store> stores, CancellationToken cancellation, string? student = null, string? group = null)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        if (await store.AssignmentAsync(access, assignment, cancellation) is not { } found)
            return Problems.NoSuch("assignment", assignment);
        var (upload, refusal) = await uploads.ReadAsync(request, new(student, group), found, cancellation);
        if (upload is null)
            return refusal!;
        var (owner, unknown) = await WorkOwner.FindAsync(store, access, found, upload.Owner, cancellation);
        if (owner is null)
            return unknown!;
        var receipt = await uploads.ReceiveAsync(found, owner, upload.Files, access, cancellation);
        if (receipt.Stored is not var (submission, attempt))
            return TypedResults.Ok((await views.OneAsync(access, receipt.SubmissionId, cancellation))!);
        var view = await views.OfNewAsync(access, submission, attempt, found, owner, cancellation);
        return TypedResults.Accepted(view.Address, view);
    }
}
