using Autograder.Service.Dashboard.Rules;
using Microsoft.AspNetCore.Mvc;

namespace Autograder.Service.Dashboard.Deciding;

/// <summary>The forms of a regrade: begin, go on, apply, cancel, undo.</summary>
internal static class RegradeDecisions
{
    public static void MapRegrades(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/c/{course}/{assignment}/regrades").WithMetadata(new RuleAttribute(Needs.Instructor));
        group.MapPost("", ProposeAsync);
        group.MapPost("/{regrade:long}/apply", (HttpContext http, Regrades regrades, long regrade, IFormCollection _, CancellationToken stop) => BackAsync(http, regrade, regrades.ApplyAsync(http.Place(), regrade, stop)));
        group.MapPost("/{regrade:long}/cancel", (HttpContext http, Regrades regrades, long regrade, IFormCollection _, CancellationToken stop) => BackAsync(http, regrade, regrades.CancelAsync(http.Place(), regrade, stop)));
        group.MapPost("/{regrade:long}/undo", (HttpContext http, Regrades regrades, long regrade, IFormCollection _, CancellationToken stop) => BackAsync(http, regrade, regrades.UndoAsync(http.Place(), regrade, stop)));
        group.MapPost("/{regrade:long}/choices", (HttpContext http, Regrades regrades, long regrade, [FromForm] string? release, CancellationToken stop) => BackAsync(http, regrade, regrades.SetChoicesAsync(http.Place(), regrade, release == "true", stop)));
        group.MapPost("/{regrade:long}/go-on", async (HttpContext http, Regrades regrades, long regrade, IFormCollection _) =>
        {
            await regrades.EnqueueAsync(regrade, afresh: false, CancellationToken.None);
            return await BackAsync(http, regrade, Task.FromResult("gone-on"));
        });
    }

    private static async Task<IResult> ProposeAsync(
        HttpContext http, Regrades regrades, [FromForm] string? reason, [FromForm] string? students, [FromForm] string? section, [FromForm] string? exercise,
        [FromForm] string? which, [FromForm] string? inputs)
    {
        var place = http.Place();
        var names = (students ?? "").Split([',', ';', '\n', '\r', '\t', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().ToList();
        // Once begun it is finished, whether or not the browser waits for it.
        var (id, wrong, unknown) = reason?.Trim() is { Length: > 0 } why
            ? await regrades.ProposeAsync(place, new(why[..Math.Min(why.Length, 500)], names, long.TryParse(section, out var s) ? s : null,
                string.IsNullOrEmpty(exercise) ? null : exercise, which == "all", inputs == "new"), CancellationToken.None)
            : (null, "no-reason", null);
        if (id is { } regrade)
            return TypedResults.LocalRedirect(FormattableString.Invariant($"{place.Address}/regrades/{regrade}"));
        // What was written comes back with the sentence that says what is wrong.
        var written = new (string, string?)[] { ("done", wrong), ("unknown", unknown), ("reason", reason), ("students", students), ("section", section), ("exercise", exercise), ("which", which), ("inputs", inputs) };
        return TypedResults.LocalRedirect($"{place.Address}/regrades?{string.Join('&', written.Where(w => !string.IsNullOrEmpty(w.Item2)).Select(w => $"{w.Item1}={Uri.EscapeDataString(w.Item2!.Length > 1000 ? w.Item2[..1000] : w.Item2)}"))}");
    }

    private static async Task<IResult> BackAsync(HttpContext http, long regrade, Task<string> word) =>
        TypedResults.LocalRedirect(FormattableString.Invariant($"{http.Place().Address}/regrades/{regrade}?done={await word}"));
}
