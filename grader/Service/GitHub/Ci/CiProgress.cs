using System.Globalization;
using Autograder.Engine.Reporting;
using Autograder.Service.GitHub.Registration;
using Autograder.Service.Queue;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.GitHub.Ci;

/// <summary>What a job may ask for once it is graded.</summary>
internal enum CiFormat
{
    /// <summary>Markdown for the job's summary.</summary>
    Summary,

    /// <summary>The output for GitHub Classroom's reporter, as base64.</summary>
    Classroom,

    /// <summary>Workflow commands that mark lines.</summary>
    Annotations,

    /// <summary>One line: the points.</summary>
    Points,

    Json,
}

internal abstract record CiAnswer
{
    private CiAnswer() { }   // closed: no cases outside this file

    public sealed record Text(int Status, string Content) : CiAnswer;

    /// <summary>We failed at it; nobody loses a point.</summary>
    public sealed record Failed(string Reason) : CiAnswer;

    public sealed record NotYours : CiAnswer;
}

/// <summary>Tells a job how far its commit is, and what came of it: the student's edition, since the log is the student's.</summary>
internal sealed class CiProgress(IDbContextFactory<Store> stores, QueuePlaces places, ProgressBoard board)
{
    /// <param name="attempt">The attempt that the job asked for; null: the newest.</param>
    /// <param name="early">Whether the job takes the report before the points for time are in it.</param>
    public async Task<CiAnswer> ShowAsync(CiClaims claims, long submission, long? attempt, bool early, CiFormat format, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var (origin, sha) = (Model.Repository.OriginOf(RepositoryIdentity.Of(claims).Id), claims.Sha);
        // A proposed regrade is the teachers'.
        var found = await store.Attempts.AsNoTracking()
            .Where(a => a.SubmissionId == submission && a.Submission!.Origin == origin && a.Submission.Content == sha
                && (a.RegradeId == null || a.Regrade!.State == RegradeState.Applied) && (attempt == null || a.Id >= attempt))
            .Include(a => a.Timing).OrderBy(a => a.State == AttemptState.Graded ? 0 : 1).ThenByDescending(a => a.Id).FirstOrDefaultAsync(cancellation);
        if (found is null)
            return new CiAnswer.NotYours();
        switch (found.State)
        {
            case AttemptState.Waiting:
                var place = await places.OfAsync(store, found, cancellation);
                return Progress($"waiting: {place.Ahead} before it{(place.Seconds is { } seconds ? $", about {seconds:0} s" : "")}");
            case AttemptState.Running:
                return Progress(board.Of(found.Id) is { } now ? $"{now.Phase.ToString().ToLowerInvariant()}: {now.Finished} of {now.Exercises} exercises" : "being graded");
            case AttemptState.Graded when found.Timing is { IsOpen: true } && !early:
                return Progress($"graded: {found.Score} of {found.MaxScore} points so far; time is being measured");
            case AttemptState.Graded:
                var packed = await store.Reports.Where(r => r.AttemptId == found.Id).Select(r => r.Student).SingleOrDefaultAsync(cancellation);
                return packed is null ? new CiAnswer.Failed("The report is no longer kept; the grade is.") : Written(CompressedReport.Unpack(packed), format);
            case AttemptState.Failed:
                return new CiAnswer.Failed("The grader itself failed at this commit. That costs no point; the teacher sees it and can have it graded again.");
            case AttemptState.Cancelled:
                return new CiAnswer.Failed("The grading was cancelled. Run the workflow again to have the commit graded.");
            default:
                throw new System.Diagnostics.UnreachableException($"state {found.State}");
        }
    }

    private static CiAnswer Progress(FormattableString line) => new CiAnswer.Text(StatusCodes.Status202Accepted, line.ToString(CultureInfo.InvariantCulture) + "\n");

    private static CiAnswer Progress(string line) => new CiAnswer.Text(StatusCodes.Status202Accepted, line + "\n");

    private static CiAnswer Written(Report report, CiFormat format) => new CiAnswer.Text(StatusCodes.Status200OK, format switch
    {
        CiFormat.Summary => MarkdownReport.Write(report),
        CiFormat.Classroom => ClassroomReport.Base64(report) + "\n",
        CiFormat.Annotations => WorkflowCommands.Annotations(report),
        CiFormat.Points => string.Create(CultureInfo.InvariantCulture, $"{report.Score}/{report.MaxScore}\n"),
        CiFormat.Json => JsonReport.Write(report),
        _ => throw new System.Diagnostics.UnreachableException($"format {format}"),
    });
}
