using System.Globalization;
using Autograder.Service.Dashboard.Rules;
using Autograder.Service.Dashboard.Texts;
using Autograder.Service.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Dashboard.Deciding;

/// <summary>What teachers decide about one student's work. Forms come here and go back to the page.</summary>
internal static class StudentDecisions
{
    private const int MostPoints = 1000;

    public static void MapStudentDecisions(this IEndpointRouteBuilder routes)
    {
        var student = routes.MapGroup("/c/{course}/{assignment}/students/{student:long}");
        var instructor = new RuleAttribute(Needs.Instructor);
        student.MapPost("/override", OverrideAsync).WithMetadata(instructor);
        student.MapPost("/override/{id:long}/revoke", RevokeAsync).WithMetadata(instructor);
        student.MapPost("/extension", ExtendAsync).WithMetadata(instructor);
        student.MapPost("/extension/remove", UnextendAsync).WithMetadata(instructor);
        student.MapPost("/choose", ChooseAsync).WithMetadata(instructor);
        student.MapPost("/comment", CommentAsync).WithMetadata(new RuleAttribute(Needs.Teacher));
    }

    private static Task<IResult> OverrideAsync(
        HttpContext http, Decision decision, long student, [FromForm] string? exercise, [FromForm] string? points, [FromForm] string? reason, CancellationToken cancellation) =>
        BackAsync(http, student, decision.MakeAsync(http.Place(), student, "points.decided", async store =>
        {
            if (!int.TryParse(points, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > MostPoints)
                return ("bad-points", null);
            if (Trimmed(reason) is not { } why)
                return ("no-reason", null);
            var (place, part) = (http.Place(), Trimmed(exercise));
            // The newest decision on the same thing holds; the one before is kept, taken back.
            await store.Overrides.Where(o => o.AssignmentId == place.Assignment!.Id && o.StudentId == student && o.Exercise == part && o.RevokedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(o => o.RevokedAt, decision.Now), cancellation);
            store.Add(new Override { AssignmentId = place.Assignment!.Id, StudentId = student, Exercise = part, Points = number, Reason = why, By = place.Viewer!.Name, At = decision.Now });
            return ("override", FormattableString.Invariant($"student:{student} {part ?? "in all"}: {number} points, “{why}”"));
        }, cancellation));

    private static Task<IResult> RevokeAsync(HttpContext http, Decision decision, long student, long id, IFormCollection _, CancellationToken cancellation) =>
        BackAsync(http, student, decision.MakeAsync(http.Place(), student, "points.taken-back", async store =>
        {
            var assignment = http.Place().Assignment!.Id;
            var found = await store.Overrides.SingleOrDefaultAsync(o => o.Id == id && o.AssignmentId == assignment && o.StudentId == student && o.RevokedAt == null, cancellation);
            if (found is null)
                return ("not-now", null);
            found.RevokedAt = decision.Now;
            return ("revoked", FormattableString.Invariant($"student:{student} {found.Exercise ?? "in all"}: {found.Points} points"));
        }, cancellation));

    private static Task<IResult> ExtendAsync(
        HttpContext http, Decision decision, Viewing view, long student, [FromForm] string? until, [FromForm] string? reason, CancellationToken cancellation) =>
        BackAsync(http, student, decision.MakeAsync(http.Place(), student, "extension.given", async store =>
        {
            if (view.FromInput(until) is not { } end)
                return ("bad-date", null);
            if (Trimmed(reason) is not { } why)
                return ("no-reason", null);
            var place = http.Place();
            await store.Extensions.Where(e => e.AssignmentId == place.Assignment!.Id && e.StudentId == student).ExecuteDeleteAsync(cancellation);
            store.Add(new Extension { AssignmentId = place.Assignment!.Id, StudentId = student, Until = end, Reason = why, By = place.Viewer!.Name, At = decision.Now });
            return ("extension", FormattableString.Invariant($"student:{student} until {end:u}, “{why}”"));
        }, cancellation));

    private static Task<IResult> UnextendAsync(HttpContext http, Decision decision, long student, IFormCollection _, CancellationToken cancellation) =>
        BackAsync(http, student, decision.MakeAsync(http.Place(), student, "extension.taken-back", async store =>
        {
            var assignment = http.Place().Assignment!.Id;
            var gone = await store.Extensions.Where(e => e.AssignmentId == assignment && e.StudentId == student).ExecuteDeleteAsync(cancellation);
            return gone == 0 ? ("not-now", null) : ("extension-removed", FormattableString.Invariant($"student:{student}"));
        }, cancellation));

    private static Task<IResult> ChooseAsync(HttpContext http, Decision decision, long student, [FromForm] long attempt, CancellationToken cancellation) =>
        BackAsync(http, student, decision.MakeAsync(http.Place(), student, "attempt.chosen", async store =>
        {
            var assignment = http.Place().Assignment!.Id;
            var standing = await store.Standings.SingleOrDefaultAsync(s => s.AssignmentId == assignment && s.StudentId == student, cancellation);
            var theirs = attempt == 0 || await store.Attempts.AnyAsync(
                a => a.Id == attempt && a.AssignmentId == assignment && a.State == AttemptState.Graded && (a.RegradeId == null || a.Regrade!.State == RegradeState.Applied)
                    && (a.Submission!.StudentId == student || store.GroupMembers.Any(m => m.StudentId == student && m.GroupId == a.Submission.GroupId)), cancellation);
            if (standing is null || !theirs)
                return ("bad-attempt", null);
            standing.ChosenAttemptId = attempt == 0 ? null : attempt;
            return (attempt == 0 ? "unchosen" : "chosen", FormattableString.Invariant($"student:{student} attempt:{attempt}"));
        }, cancellation));

    private static Task<IResult> CommentAsync(
        HttpContext http, Decision decision, long student, [FromForm] string? text, [FromForm] string? shown, CancellationToken cancellation) =>
        BackAsync(http, student, decision.MakeAsync(http.Place(), student, "comment.written", store =>
        {
            if (Trimmed(text, 4000) is not { } comment)
                return Task.FromResult<(string, string?)>(("no-text", null));
            var place = http.Place();
            store.Add(new Comment { AssignmentId = place.Assignment!.Id, StudentId = student, Text = comment, Shown = shown == "true", By = place.Viewer!.Name, At = decision.Now });
            return Task.FromResult<(string, string?)>(("comment", FormattableString.Invariant($"student:{student}")));
        }, cancellation));

    private static async Task<IResult> BackAsync(HttpContext http, long student, Task<string> word) =>
        TypedResults.LocalRedirect(FormattableString.Invariant($"{http.Place().Address}/students/{student}?done={await word}"));

    private static string? Trimmed(string? text, int most = 1000) =>
        text?.Trim() is { Length: > 0 } trimmed ? trimmed[..Math.Min(most, trimmed.Length)] : null;
}
