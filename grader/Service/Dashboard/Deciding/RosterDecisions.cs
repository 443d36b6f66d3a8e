using System.Globalization;
using System.Text;
using Autograder.Service.Dashboard.Reading;
using Autograder.Service.Dashboard.Rules;
using Autograder.Service.Roster;
using Microsoft.AspNetCore.Mvc;

namespace Autograder.Service.Dashboard.Deciding;

/// <summary>The forms of the roster.</summary>
internal static class RosterDecisions
{
    public static void MapRoster(this IEndpointRouteBuilder routes)
    {
        var roster = routes.MapGroup("/c/{course}/{assignment}/roster").WithMetadata(new RuleAttribute(Needs.Instructor));
        roster.MapPost("", AddAsync);
        roster.MapPost("/links.csv", LinksAsync);
        roster.MapPost("/import/take", TakeAsync);
        roster.MapPost("/import/repositories", TakeRepositoriesAsync);
        roster.MapPost("/{student:long}/save", SaveAsync);
        roster.MapPost("/{student:long}/withdraw", (HttpContext http, RosterChanges changes, long student, IFormCollection _, CancellationToken stop) => BackAsync(http, student, changes.WithdrawAsync(http.Place(), student, stop)));
        roster.MapPost("/{student:long}/return", (HttpContext http, RosterChanges changes, long student, IFormCollection _, CancellationToken stop) => BackAsync(http, student, changes.ReturnAsync(http.Place(), student, stop)));
        roster.MapPost("/{student:long}/unlink", (HttpContext http, RosterChanges changes, long student, IFormCollection _, CancellationToken stop) => BackAsync(http, student, changes.UnlinkAsync(http.Place(), student, stop)));
    }

    private static async Task<IResult> AddAsync(
        HttpContext http, RosterChanges changes, [FromForm] string? identifier, [FromForm] string? name, [FromForm] string? email, [FromForm] string? github, [FromForm] string? section,
        CancellationToken cancellation)
    {
        var place = http.Place();
        return TypedResults.LocalRedirect($"{place.Address}/roster?done={(RowOf(identifier, name, email, github, section) is { } row ? await changes.AddAsync(place, row, cancellation) : "bad-entry")}");
    }

    /// <summary>The list as it was looked at comes once more and is read once more: nothing is kept between.</summary>
    private static async Task<IResult> TakeAsync(HttpContext http, RosterChanges changes, [FromForm] string? text, [FromForm] string? groups, CancellationToken cancellation)
    {
        var place = http.Place();
        var list = RosterUpload.Read(text ?? "");
        return TypedResults.LocalRedirect(list.Sheet.Faults.Count > 0
            ? $"{place.Address}/roster/import?done=bad-list"
            : $"{place.Address}/roster?done={await changes.TakeAsync(place, list, groups == "true", cancellation)}");
    }

    private static async Task<IResult> TakeRepositoriesAsync(HttpContext http, RosterChanges changes, [FromForm] string? text, CancellationToken cancellation)
    {
        var place = http.Place();
        return TypedResults.LocalRedirect(ClassroomBundle.Take(text ?? "") is { } accepted
            ? $"{place.Address}/roster?done={await changes.TakeAsync(place, accepted, cancellation)}"
            : $"{place.Address}/roster/import?done=bad-list");
    }

    private static Task<IResult> SaveAsync(
        HttpContext http, RosterChanges changes, long student, [FromForm] string? identifier, [FromForm] string? name, [FromForm] string? email, [FromForm] string? github, [FromForm] string? section,
        CancellationToken cancellation) =>
        BackAsync(http, student, RowOf(identifier ?? "-", name, email, github, section) is { } row ? changes.SaveAsync(http.Place(), student, row, cancellation) : Task.FromResult("bad-entry"));

    /// <summary>The links as a file: the one time that they can be read.</summary>
    private static async Task<IResult> LinksAsync(HttpContext http, RosterLinks links, [FromForm] string? section, [FromForm] string? whom, CancellationToken cancellation)
    {
        var place = http.Place();
        var made = await links.MakeAsync(place.Course!, long.TryParse(section, out var id) ? id : null, whom != "all", string.Create(CultureInfo.InvariantCulture, $"account:{place.Viewer!.AccountId}"), cancellation);
        var text = new StringBuilder("identifier,name,email,section,link\r\n");
        foreach (var l in made)
            text.AppendJoin(',', new[] { l.Identifier, l.Name, l.Email, l.Section, l.Link }.Select(GradesExport.Cell)).Append("\r\n");
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.File(Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8", $"{place.Course!.Slug}-sign-in-links.csv");
    }

    /// <summary>By the same rules as a list of one line.</summary>
    private static RosterRow? RowOf(params string?[] cells)
    {
        var line = string.Join('\t', cells.Select(c => $"\"{(c ?? "").Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
        return RosterCsv.Read($"identifier\tname\temail\tgithub_username\tsection\n{line}") is { Faults.Count: 0, Rows: [var row] } ? row : null;
    }

    private static async Task<IResult> BackAsync(HttpContext http, long student, Task<string> word) =>
        TypedResults.LocalRedirect(FormattableString.Invariant($"{http.Place().Address}/roster/{student}?done={await word}"));
}
