using Autograder.Service.Access;
using Autograder.Service.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Api;

internal sealed record AuditView(long Id, DateTimeOffset At, string Actor, string Action, string Subject);

internal static class AuditEndpoints
{
    public static void MapAudit(this RouteGroupBuilder course) =>
        course.MapGet("/audit", ListAsync).Needs(Rules.Manage).WithTags("Courses").WithSummary("Who did what in the course; the newest first.");

    private static async Task<Ok<List<AuditView>>> ListAsync(
        CourseAccess access, IDbContextFactory<Store> stores, CancellationToken cancellation, long? before = null, int limit = 100)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        return TypedResults.Ok(await store.Audit
            .Where(e => e.CourseId == access.Course.Id && (before == null || e.Id < before)).OrderByDescending(e => e.Id).Take(Math.Clamp(limit, 1, 1000))
            .Select(e => new AuditView(e.Id, e.At, e.Actor, e.Action, e.Subject)).ToListAsync(cancellation));
    }
}
