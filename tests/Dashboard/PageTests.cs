using Autograder.Service.Storage;
using Microsoft.Playwright;

namespace Autograder.Dashboard.Tests;

/// <summary>The pages in a real browser. <c>AUTOGRADER_SCREENSHOTS=FOLDER</c> keeps a picture of each.</summary>
public sealed class PageTests(DashboardHost host, Chromium chromium)
{
    private static readonly int[] Widths = [1600, 1024, 390];

    public static TheoryData<string, Who, string> Pages => new()
    {
        { "overview", Who.Instructor, "" }, { "class", Who.Instructor, "/class" }, { "exercise", Who.Instructor, "/exercises/trace-product" },
        { "student", Who.Instructor, "/students/{student}" }, { "attempt", Who.Instructor, "/attempts/{attempt}" }, { "attempt-drawn", Who.Instructor, "/attempts/{drawn}" }, { "queue", Who.Instructor, "/queue" },
        { "regrades", Who.Instructor, "/regrades" }, { "regrade", Who.Instructor, "/regrades/{regrade}" },
        { "roster", Who.Instructor, "/roster" }, { "roster-import", Who.Instructor, "/roster/import" }, { "roster-links", Who.Instructor, "/roster/links" },
        { "keys", Who.Instructor, "/settings/keys" }, { "roster-entry", Who.Instructor, "/roster/{student}" }, { "settings", Who.Instructor, "/settings" }, { "points", Who.Instructor, "/settings/points" }, { "github", Who.Instructor, "/settings/github" }, { "audit", Who.Instructor, "/audit" }, { "me", Who.Student, "/me" }, { "own-attempt", Who.Student, "/attempts/{attempt}" },
    };

    [Theory, MemberData(nameof(Pages))]
    public async Task Page_InLightAndDarkAtEachWidth_OpensWithoutErrorsOrViolations(string name, Who who, string path)
    {
        var address = await AddressAsync(path);
        await using var context = await chromium.ContextAsync(host, who, Widths[0]);
        var page = await context.NewPageAsync();
        var errors = new List<string>();
        page.Console += (_, message) => { if (message.Type == "error") errors.Add(message.Text); };
        page.PageError += (_, error) => errors.Add(error);

        var answer = await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Load });

        Assert.Equal(200, answer!.Status);
        await page.Locator("h1").First.WaitForAsync();
        await page.AddScriptTagAsync(new() { Content = CourseSample.Text("axe.min.js") });
        // What is folded away is a part of the page.
        await page.EvaluateAsync("document.querySelectorAll('main details').forEach(d => d.open = true)");
        foreach (var (width, scheme) in from width in Widths from scheme in new[] { ColorScheme.Light, ColorScheme.Dark } select (width, scheme))
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.SetViewportSizeAsync(width, 900);
            if (Environment.GetEnvironmentVariable("AUTOGRADER_SCREENSHOTS") is { } folder)
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}-{scheme}.png".ToLowerInvariant()), FullPage = true });
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth + 1"), $"{name} is wider than {width} px");
            var violations = await page.EvaluateAsync<string[]>("axe.run().then(r => r.violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html).join(' | ')))");
            Assert.True(violations.Length == 0, $"{name} at {width} px, {scheme}: {string.Join("; ", violations)}");
        }
        Assert.Empty(errors);
    }

    /// <summary>German words are long.</summary>
    [Theory, MemberData(nameof(Pages))]
    public async Task Page_InGermanOnAPhone_FitsAndIsGerman(string name, Who who, string path)
    {
        await using var context = await chromium.ContextAsync(host, who, 390, "de-DE");
        var page = await context.NewPageAsync();
        await page.GotoAsync(await AddressAsync(path));

        if (Environment.GetEnvironmentVariable("AUTOGRADER_SCREENSHOTS") is { } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-390-de.png"), FullPage = true });
        Assert.Equal("de", await page.EvaluateAsync<string>("document.documentElement.lang"));
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth + 1"), $"{name} is wider than 390 px");
    }

    private async Task<string> AddressAsync(string path)
    {
        await using var store = host.Store();
        var attempt = store.Attempts.Where(a => a.Submission!.StudentId == host.Student.Id).OrderBy(a => a.Id).Select(a => a.Id).Last();
        // One with a curve and with output.
        var drawn = CourseSample.Reports.First(r => r.Output.Length > 0);
        var has = path.Contains("{drawn}", StringComparison.Ordinal)
            ? store.Attempts.Where(a => a.Score == drawn.Score && a.RegradeId == null).Select(a => new { a.Id, a.Report!.Instructor }).AsEnumerable().First(a => CompressedReport.Unpack(a.Instructor).Output.Length > 0).Id : 0;
        return host.Here + path.Replace("{student}", $"{host.Student.Id}").Replace("{attempt}", $"{attempt}").Replace("{regrade}", $"{host.Regrade.Id}").Replace("{drawn}", $"{has}");
    }
}
