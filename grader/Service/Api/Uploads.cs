using System.Text;
using System.Text.Json;
using Autograder.Service.Access;
using Autograder.Service.Hosting;
using Autograder.Service.Intake;
using Autograder.Service.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Autograder.Service.Api;

/// <summary>Whose work it is, as the sender said it.</summary>
internal sealed record NamedOwner(string? Student, string? Group);

internal sealed record Upload(NamedOwner Owner, IReadOnlyList<UploadedFile> Files);

/// <summary>Reads what is handed in over HTTP.</summary>
internal sealed class Uploads(
    SubmissionIntake intake, IntakeLimits limits, IAssignmentLibrary library, IOptions<JsonOptions> json)
{
    public const string Zip = "application/zip";
    public const string Json = "application/json";

    public async Task<(Upload? Upload, ProblemHttpResult? Refusal)> ReadAsync(
        HttpRequest request, NamedOwner owner, Assignment assignment, CancellationToken cancellation)
    {
        // Before anything is read; without a length the server itself stops at the same number.
        if (request.ContentLength > limits.Body)
            throw new BadHttpRequestException("too large", StatusCodes.Status413PayloadTooLarge);
        var most = library.Load(assignment.Folder).Limits.SourceFiles;
        switch (request.ContentType?.Split(';')[0].Trim().ToLowerInvariant())
        {
            case Zip or "application/x-zip-compressed" or "application/octet-stream":
                return (new(owner, ZipUpload.Read(await BodyAsync(request, cancellation), limits).Done(most)), null);
            case Json:
                return (await FilesAsync(request, owner, most, cancellation), null);
            default:
                return (null, TypedResults.Problem(
                    statusCode: StatusCodes.Status415UnsupportedMediaType, title: "Not understood",
                    detail: $"Send a zip archive with Content-Type: {Zip}, or files with Content-Type: {Json}."));
        }
    }

    public Task<Receipt> ReceiveAsync(Assignment assignment, WorkOwner owner, IReadOnlyList<UploadedFile> files, CourseAccess access, CancellationToken cancellation) =>
        // Somebody who handed in by hand waits before the screen; a program does not.
        intake.ReceiveAsync(
            new(assignment, owner.Student, owner.Group, owner.Origin, null, files, access.IsStudent ? Lane.Interactive : Lane.Normal) { By = access.Actor },
            cancellation);

    private async Task<Upload> FilesAsync(HttpRequest request, NamedOwner owner, int most, CancellationToken cancellation)
    {
        FilesEntry? entry;
        try
        {
            entry = await request.ReadFromJsonAsync<FilesEntry>(json.Value.SerializerOptions, cancellation);
        }
        catch (JsonException e)
        {
            throw new BadHttpRequestException("not the JSON of files", e);
        }
        if (entry is null)
            throw new RefusedException("The body is null. Send {\"files\": [{\"path\": …, \"content\": …}]}.");
        var files = new UploadedFiles(limits);
        foreach (var file in entry.Files)
            files.Add(file.Path, () => Encoding.UTF8.GetBytes(file.Content));
        return new(new(entry.Student ?? owner.Student, entry.Group ?? owner.Group), files.Done(most));
    }

    private static async Task<byte[]> BodyAsync(HttpRequest request, CancellationToken cancellation)
    {
        using var body = new MemoryStream((int)(request.ContentLength ?? 0));
        await request.Body.CopyToAsync(body, cancellation);
        return body.ToArray();
    }
}
