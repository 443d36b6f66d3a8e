using Autograder.Service.Dashboard.Rules;
using Autograder.Service.Intake;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Dashboard.Deciding;

/// <summary>Takes in what a student hands in on their page: files, or one archive.</summary>
internal static class HandIn
{
    private const int MostSources = 200;

    public static void MapHandIn(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/c/{course}/{assignment}/hand-in", ReceiveAsync).WithMetadata(new RuleAttribute(Needs.Member));

    private static async Task<IResult> ReceiveAsync(
        HttpContext http, IDbContextFactory<Store> stores, SubmissionIntake intake, IntakeLimits limits, IFormFileCollection files, CancellationToken cancellation)
    {
        var place = http.Place();
        var page = $"{place.Address}/me";
        if (place.StudentId is not { } id || place.Assignment is not { Terms: null or { Uploads: true } } assignment)
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        if (files.Count == 0 || files.All(f => f.Length == 0))
            return TypedResults.LocalRedirect($"{page}?done=no-file");
        try
        {
            var sources = (await ReadAsync(files, limits, cancellation)).Done(MostSources);
            await using var store = await stores.CreateDbContextAsync(cancellation);
            var student = await store.Students.AsNoTracking().SingleAsync(s => s.Id == id, cancellation);
            var group = await store.GroupMembers.Where(m => m.AssignmentId == assignment.Id && m.StudentId == id)
                .Join(store.Groups, m => m.GroupId, g => g.Id, (_, g) => g).AsNoTracking().SingleOrDefaultAsync(cancellation);
            var receipt = await intake.ReceiveAsync(
                group is null
                    ? new(assignment, student, null, Origin.OfStudent(id), null, sources, Lane.Interactive)
                    : new(assignment, null, group, Origin.OfGroup(group.Id), null, sources, Lane.Interactive), cancellation);
            return TypedResults.LocalRedirect($"{page}?done={(receipt.IsNew ? "handed-in" : "known")}");
        }
        catch (RefusedException e)
        {
            return TypedResults.LocalRedirect($"{page}?refused={Uri.EscapeDataString(e.Message)}");
        }
    }

    private static async Task<UploadedFiles> ReadAsync(IFormFileCollection files, IntakeLimits limits, CancellationToken cancellation)
    {
        if (files is [var only] && only.FileName.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            return ZipUpload.Read(await ContentAsync(only, cancellation), limits);
        var read = new UploadedFiles(limits);
        foreach (var file in files)
        {
            var content = await ContentAsync(file, cancellation);
            read.Add(file.FileName, () => content);
        }
        return read;
    }

    private static async Task<byte[]> ContentAsync(IFormFile file, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellation);
        return content.ToArray();
    }
}
