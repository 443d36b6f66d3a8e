using System.Text;
using Autograder.Engine.Reporting;
using Autograder.Service.Access;
using Autograder.Service.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Api;

internal enum ReportFormat { Json, Markdown, Junit, Gradescope, Console }

/// <summary>Writes a report as the console shows it; the program brings it.</summary>
internal sealed record ConsoleText(Func<Report, string> Write);

/// <summary>Reports, in every format that <c>autograder grade</c> writes.</summary>
internal static class ReportEndpoints
{
    public static void MapReports(this RouteGroupBuilder course) =>
        course.MapGet("/submissions/{submission:long}/report", ShowAsync).Needs(Rules.Member).WithTags("Submissions")
            .WithSummary("The report of a submission's newest grading, or of the attempt with this number.")
            .WithDescription("Who may read the course gets the instructor's edition, or with audience=student the student's; all others get the student's.")
            .Produces<string>(StatusCodes.Status200OK, "application/json", "text/markdown", "application/xml", "text/plain");

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> ShowAsync(
        long submission, CourseAccess access, IDbContextFactory<Store> stores, CancellationToken cancellation, [FromServices] ConsoleText? console,
        string? format = null, string? audience = null, int? attempt = null)
    {
        var written = Choice.Of<ReportFormat>(format, "format") ?? ReportFormat.Json;
        var edition = Choice.Of<ReportAudience>(audience, "audience") ?? access.Audience;
        await using var store = await stores.CreateDbContextAsync(cancellation);
        if (!await access.Seen(store).AnyAsync(s => s.Id == submission, cancellation))
            return Problems.NoSuch("submission", submission);
        if (edition == ReportAudience.Instructor && access.Audience != ReportAudience.Instructor)
            return Problems.Forbidden("The instructor's edition is for who may read the whole course.");
        var packed = await SubmissionViews.Shown(store, access)
            .Where(a => a.SubmissionId == submission && a.Report != null && (attempt == null || a.Number == attempt))
            .OrderByDescending(a => a.Number)
            .Select(a => edition == ReportAudience.Instructor ? a.Report!.Instructor : a.Report!.Student)
            .FirstOrDefaultAsync(cancellation);
        return packed is null
            ? TypedResults.Problem(
                statusCode: StatusCodes.Status404NotFound, title: "Not there yet", detail: "There is no report of it yet. Follow the submission, or its events, until its state is graded.")
            : Write(CompressedReport.Unpack(packed), written, console);
    }

    private static Results<ContentHttpResult, ProblemHttpResult> Write(Report report, ReportFormat format, ConsoleText? console) => format switch
    {
        ReportFormat.Json => Text(JsonReport.Write(report), "application/json"),
        ReportFormat.Markdown => Text(MarkdownReport.Write(report), "text/markdown"),
        ReportFormat.Junit => Text(JUnitReport.Write(report), "application/xml"),
        ReportFormat.Gradescope => Text(GradescopeReport.Write(report), "application/json"),
        ReportFormat.Console when console is not null => Text(console.Write(report), "text/plain"),
        ReportFormat.Console => Problems.Conflict("This program writes no reports for the console."),
        _ => throw new System.Diagnostics.UnreachableException($"format {format}"),
    };

    private static ContentHttpResult Text(string text, string type) => TypedResults.Text(text, type, Encoding.UTF8);
}
