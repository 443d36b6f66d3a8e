using System.Globalization;
using Autograder.Service.Dashboard.Rules;
using Autograder.Service.Dashboard.Texts;
using Autograder.Service.Grades;
using Autograder.Service.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Dashboard.Deciding;

/// <summary>Changes an assignment's dates and rules, and works everybody's standing out anew.</summary>
internal static class TermsDecision
{
    public static void MapTerms(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/c/{course}/{assignment}/settings", SaveAsync).WithMetadata(new RuleAttribute(Needs.Instructor));

    private static async Task<IResult> SaveAsync(
        HttpContext http, IDbContextFactory<Store> stores, Decision decision, Viewing view, [FromForm] string? opens, [FromForm] string? due, [FromForm] string? closes,
        [FromForm] string? grace, [FromForm] string? penalty, [FromForm] string? counting, [FromForm] string? uploads, CancellationToken cancellation)
    {
        var place = http.Place();
        if (!Whole(grace, 10_080, out var minutes) || !Whole(penalty, 100, out var percent) || !Enum.TryParse<CountingRule>(counting, out var rule) || !Enum.IsDefined(rule))
            return Back("bad-percent");
        if (new[] { opens, due, closes }.Any(d => !string.IsNullOrEmpty(d) && view.FromInput(d) is null))
            return Back("bad-date");
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var write = await store.BeginWriteAsync(cancellation);
        var terms = await store.Terms.SingleOrDefaultAsync(t => t.AssignmentId == place.Assignment!.Id, cancellation);
        if (terms is null)
            store.Add(terms = new() { AssignmentId = place.Assignment!.Id });
        (terms.OpensAt, terms.DueAt, terms.ClosesAt) = (view.FromInput(opens), view.FromInput(due), view.FromInput(closes));
        (terms.GraceMinutes, terms.PenaltyPerDay, terms.Counting, terms.Uploads) = (minutes, percent, rule, uploads == "true");
        store.Add(decision.Entry(place, "terms.changed", FormattableString.Invariant($"due {terms.DueAt:u}, closes {terms.ClosesAt:u}, {minutes} min, {percent} % a day, {rule}")));
        await store.SaveChangesAsync(cancellation);
        foreach (var student in await store.Standings.Where(s => s.AssignmentId == place.Assignment!.Id).OrderBy(s => s.StudentId).Select(s => s.StudentId).ToListAsync(cancellation))
        {
            store.ChangeTracker.Clear();
            await store.RenewStandingAsync(place.Assignment!.Id, student, cancellation);
        }
        await write.CommitAsync(cancellation);
        return Back("saved");

        IResult Back(string word) => TypedResults.LocalRedirect($"{place.Address}/settings?done={word}");
    }

    private static bool Whole(string? text, int most, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= most;
}
