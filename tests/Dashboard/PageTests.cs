using Microsoft.Playwright;

namespace Autograder.Dashboard.Tests;

/// <summary>The pages in a real browser. <c>AUTOGRADER_SCREENSHOTS=FOLDER</c> keeps a picture of each.</summary>
public sealed class PageTests(DashboardHost host) : IAsyncLifetime
{
    private static readonly string[] Flags =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public static TheoryData<string, Who, string> Pages => new()
    {
        { "overview", Who.Instructor, "" }, { "class", Who.Instructor, "/class" }, { "exercise", Who.Instructor, "/exercises/trace-product" },
        { "student", Who.Instructor, "/students/{student}" }, { "attempt", Who.Instructor, "/attempts/{attempt}" }, { "queue", Who.Instructor, "/queue" },
        { "settings", Who.Instructor, "/settings" }, { "audit", Who.Instructor, "/audit" }, { "me", Who.Student, "/me" }, { "own-attempt", Who.Student, "/attempts/{attempt}" },
    };

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Headless = true, Args = Flags, Timeout = 60_000 });
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task Page_InLightAndDarkWideAndNarrow_OpensWithoutErrorsOrViolations(string name, Who who, string path)
    {
        await using var store = host.Store();
        var attempt = store.Attempts.Where(a => a.Submission!.StudentId == host.Student.Id).OrderBy(a => a.Id).Select(a => a.Id).Last();
        var address = host.Here + path.Replace("{student}", $"{host.Student.Id}").Replace("{attempt}", $"{attempt}");
        foreach (var (width, scheme) in new[] { (1600, ColorScheme.Light), (390, ColorScheme.Dark) })
        {
            await using var context = await browser.NewContextAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 900 }, BypassCSP = true });
            var (cookie, value) = host.CookieOf(who)!.Value;
            await context.AddCookiesAsync([new() { Name = cookie, Value = value, Url = host.Address }]);
            var page = await context.NewPageAsync();
            page.SetDefaultTimeout(30_000);
            var errors = new List<string>();
            page.Console += (_, message) => { if (message.Type == "error") errors.Add(message.Text); };
            page.PageError += (_, error) => errors.Add(error);

            var answer = await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Load });

            Assert.Equal(200, answer!.Status);
            await page.Locator("h1").First.WaitForAsync();
            if (Environment.GetEnvironmentVariable("AUTOGRADER_SCREENSHOTS") is { } folder)
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}.png"), FullPage = true });
            Assert.Empty(errors);
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth + 1"), $"{name} is wider than {width} px");
            await page.AddScriptTagAsync(new() { Content = CourseSample.Text("axe.min.js") });
            var violations = await page.EvaluateAsync<string[]>("axe.run().then(r => r.violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html).join(' | ')))");
            Assert.Empty(violations);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
