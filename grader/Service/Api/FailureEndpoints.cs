using Autograder.Service.Access;
using Autograder.Service.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Api;

/// <param name="Fault">What went wrong at last, of ours.</param>
internal sealed record FailureView(long Submission, string Assignment, string? Student, int Attempt, int Faults, int Tries, DateTimeOffset QueuedAt, string? Fault);

/// <summary>The dead letters: submissions that we failed at too often. They cost nobody a point.</summary>
internal static class FailureEndpoints
{
    public static void MapFailures(this RouteGroupBuilder course)
    {
        var group = course.MapGroup("/failures").WithTags("Regrading");
        group.MapGet("", ListAsync).Needs(Rules.Read).WithSummary("The submissions whose last grading failed by a fault of ours, and the fault.");
        group.MapPost("/requeue", RequeueAsync).Needs(Rules.Regrade).WithSummary("Puts all of them into the queue again.");
    }

    private static async Task<Ok<List<FailureView>>> ListAsync(CourseAccess access, IDbContextFactory<Store> stores, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        return TypedResults.Ok(await Dead(store, access).OrderBy(a => a.Id)
            .Select(a => new FailureView(a.SubmissionId, a.Submission!.Assignment!.Slug, a.Submission.Student!.Identifier, a.Number, a.Faults, a.Tries, a.QueuedAt, a.Fault))
            .ToListAsync(cancellation));
    }

    private static async Task<Accepted<Queued>> RequeueAsync(
        CourseAccess access, Regrading regrading, IDbContextFactory<Store> stores, CancellationToken cancellation)
    {
        List<long> ids;
        await using (var store = await stores.CreateDbContextAsync(cancellation))
            ids = await Dead(store, access).OrderBy(a => a.Id).Select(a => a.SubmissionId).ToListAsync(cancellation);
        return TypedResults.Accepted((string?)null, new Queued(await regrading.AgainAsync(ids, Lane.Normal, "failure.requeued", access, cancellation)));
    }

    private static IQueryable<Attempt> Dead(Store store, CourseAccess access) =>
        store.Attempts.Where(a => a.CourseId == access.Course.Id && a.State == AttemptState.Failed
            && !store.Attempts.Any(later => later.SubmissionId == a.SubmissionId && later.Number > a.Number));
}
