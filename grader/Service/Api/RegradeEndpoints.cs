using Autograder.Service.Access;
using Autograder.Service.Queue;
using Autograder.Service.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Api;

/// <param name="Students">Whose submissions, by identifier; left out: everybody's.</param>
internal sealed record WantedRegrade(IReadOnlyList<string>? Students = null);

internal sealed record Queued(int Submissions);

internal static class RegradeEndpoints
{
    public static void MapRegrading(this RouteGroupBuilder course)
    {
        var group = course.MapGroup("/").WithTags("Regrading");
        group.MapPost("submissions/{submission:long}/regrade", OneAsync).Needs(Rules.Regrade).WithSummary("Grades a submission once more, with new random inputs.");
        group.MapPost("assignments/{assignment}/regrade", ManyAsync).Needs(Rules.Regrade)
            .WithSummary("Grades all submissions of an assignment once more, or those of some students. Pushes go first.");
        group.MapPost("submissions/{submission:long}/cancel", CancelAsync).Needs(Rules.Member)
            .WithSummary("Cancels a submission's grading that waits or goes on; one's own, or with the right to regrade any.");
    }

    private static async Task<Results<Accepted<SubmissionView>, ProblemHttpResult>> OneAsync(
        long submission, CourseAccess access, Regrading regrading, SubmissionViews views, IDbContextFactory<Store> stores, CancellationToken cancellation)
    {
        await using (var store = await stores.CreateDbContextAsync(cancellation))
            if (!await store.Submissions.AnyAsync(s => s.CourseId == access.Course.Id && s.Id == submission, cancellation))
                return Problems.NoSuch("submission", submission);
        await regrading.AgainAsync([submission], Lane.Regrade, "submission.regraded", access, cancellation);
        // Who may regrade and not read sees no more of it than that it was done.
        return await views.OneAsync(access, submission, cancellation) is { } view
            ? TypedResults.Accepted(view.Address, view)
            : TypedResults.Accepted((string?)null, (SubmissionView?)null);
    }

    private static async Task<Results<Accepted<Queued>, ProblemHttpResult>> ManyAsync(
        string assignment, CourseAccess access, Regrading regrading, IDbContextFactory<Store> stores, CancellationToken cancellation, WantedRegrade? wanted = null)
    {
        List<long> ids;
        await using (var store = await stores.CreateDbContextAsync(cancellation))
        {
            if (await store.AssignmentAsync(access, assignment, cancellation) is not { } found)
                return Problems.NoSuch("assignment", assignment);
            var chosen = store.Submissions.Where(s => s.AssignmentId == found.Id);
            if (wanted?.Students is { } students)
            {
                var known = await store.Students.Where(s => s.CourseId == access.Course.Id && students.Contains(s.Identifier)).Select(s => new { s.Id, s.Identifier }).ToListAsync(cancellation);
                if (students.Except(known.Select(s => s.Identifier)).FirstOrDefault() is { } missing)
                    return Problems.NoSuch("student", missing);
                var whose = known.ConvertAll(s => s.Id);
                chosen = chosen.Where(s => s.StudentId != null && whose.Contains(s.StudentId.Value)
                    || store.GroupMembers.Any(m => m.GroupId == s.GroupId && whose.Contains(m.StudentId)));
            }
            ids = await chosen.OrderBy(s => s.Id).Select(s => s.Id).ToListAsync(cancellation);
        }
        return TypedResults.Accepted((string?)null, new Queued(await regrading.AgainAsync(ids, Lane.Regrade, "submission.regraded", access, cancellation)));
    }

    private static async Task<Results<Ok<SubmissionView>, ProblemHttpResult>> CancelAsync(
        long submission, CourseAccess access, SubmissionViews views, Cancellations cancellations, IDbContextFactory<Store> stores, TimeProvider time,
        CancellationToken cancellation)
    {
        if (await views.OneAsync(access, submission, cancellation) is not { } view)
            return Problems.NoSuch("submission", submission);
        // Who reads everything does not own everything.
        await using (var store = await stores.CreateDbContextAsync(cancellation))
            if (!access.Has(Scopes.Regrade) && !await (access with { Scopes = Scopes.Submit }).Seen(store).AnyAsync(s => s.Id == submission, cancellation))
                return Problems.Forbidden("To cancel what another handed in needs: regrade.");
        if (!await cancellations.CancelAsync(view.Attempt.Id, cancellation))
            return Problems.Conflict($"Its grading is over already: {view.Attempt.State.ToString().ToLowerInvariant()}.");
        await stores.ChangeAsync(access, time, "attempt.cancelled", $"submission {submission}, attempt {view.Attempt.Number}", _ => Task.CompletedTask, cancellation);
        return TypedResults.Ok((await views.OneAsync(access, submission, cancellation))!);
    }
}
