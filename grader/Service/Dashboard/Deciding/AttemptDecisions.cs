using Autograder.Service.Dashboard.Rules;
using Autograder.Service.Queue;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Dashboard.Deciding;

/// <summary>Grade again, and cancel.</summary>
internal static class AttemptDecisions
{
    public static void MapAttemptDecisions(this IEndpointRouteBuilder routes)
    {
        var attempt = routes.MapGroup("/c/{course}/{assignment}/attempts/{attempt:long}");
        attempt.MapPost("/again", AgainAsync).WithMetadata(new RuleAttribute(Needs.Teacher));
        attempt.MapPost("/cancel", CancelAsync).WithMetadata(new RuleAttribute(Needs.Teacher));
    }

    private static async Task<IResult> AgainAsync(
        HttpContext http, IDbContextFactory<Store> stores, Decision decision, Tickets tickets, long attempt, IFormCollection _, CancellationToken cancellation)
    {
        var place = http.Place();
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var write = await store.BeginWriteAsync(cancellation);
        var submission = await store.Attempts.Where(a => a.Id == attempt && a.AssignmentId == place.Assignment!.Id).Select(a => a.Submission).SingleOrDefaultAsync(cancellation);
        if (submission is null)
            return TypedResults.NotFound();
        var again = await store.EnqueueAsync(submission, Lane.Interactive, null, decision.Now, cancellation);
        store.Add(decision.Entry(place, "attempt.again", FormattableString.Invariant($"attempt:{attempt} as attempt:{again.Id}")));
        await store.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
        tickets.Issue(Lane.Interactive);
        return TypedResults.LocalRedirect(FormattableString.Invariant($"{place.Address}/attempts/{again.Id}?done=again"));
    }

    private static async Task<IResult> CancelAsync(
        HttpContext http, IDbContextFactory<Store> stores, Decision decision, RunningGradings running, long attempt, IFormCollection _, CancellationToken cancellation)
    {
        var place = http.Place();
        await using (var store = await stores.CreateDbContextAsync(cancellation))
        {
            await using var write = await store.BeginWriteAsync(cancellation);
            var open = store.Attempts.Where(a => a.Id == attempt && a.AssignmentId == place.Assignment!.Id);
            var cancelled = await open.Where(a => a.State == AttemptState.Waiting).ExecuteUpdateAsync(set => set.SetProperty(a => a.State, AttemptState.Cancelled), cancellation)
                + await open.Where(a => a.State == AttemptState.Running).ExecuteUpdateAsync(set => set.SetProperty(a => a.CancelRequested, true), cancellation);
            if (cancelled == 0)
                return TypedResults.LocalRedirect($"{place.Address}/queue?done=not-now");
            store.Add(decision.Entry(place, "attempt.cancelled", FormattableString.Invariant($"attempt:{attempt}")));
            await store.SaveChangesAsync(cancellation);
            await write.CommitAsync(cancellation);
        }
        running.Cancel(attempt);
        return TypedResults.LocalRedirect($"{place.Address}/queue?done=cancelled");
    }
}
