using Autograder.Engine.Reporting;
using Autograder.Service.Dashboard.Parts;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Dashboard.Reading;

/// <summary>An attempt with the edition of its report that the viewer may read, and the source.</summary>
internal sealed record AttemptView(Attempt Attempt, Report? Report, IReadOnlyList<SourceLines> Sources)
{
    public static async Task<AttemptView> ReadAsync(Store store, long id, bool teaches, CancellationToken cancellation)
    {
        var attempt = await store.Attempts.AsNoTracking().Include(a => a.Submission!.Student).Include(a => a.Regrade).Include(a => a.Timing).SingleAsync(a => a.Id == id, cancellation);
        var packed = await ReportAsync(store, id, teaches, cancellation);
        var files = await store.SubmissionFiles.Where(f => f.SubmissionId == attempt.SubmissionId).OrderBy(f => f.Path)
            .Select(f => new { f.Path, f.Blob!.Content }).ToListAsync(cancellation);
        return new(attempt, packed, [.. files.Where(f => f.Path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase)).Select(f => SourceLines.Of(f.Path, f.Content))]);
    }

    public static async Task<Report?> ReportAsync(Store store, long attempt, bool teaches, CancellationToken cancellation)
    {
        var reports = store.Reports.Where(r => r.AttemptId == attempt);
        var packed = await (teaches ? reports.Select(r => r.Instructor) : reports.Select(r => r.Student)).SingleOrDefaultAsync(cancellation);
        return packed is null ? null : CompressedReport.Unpack(packed);
    }
}
