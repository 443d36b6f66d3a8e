using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Autograder.Dashboard.Tests.Chromium))]

namespace Autograder.Dashboard.Tests;

/// <summary>A real browser, started once; each test looks through a context of its own, which shares nothing.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Flags =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private static readonly string[] places = ["/usr/bin/chromium", "/usr/bin/google-chrome"];

    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = places.FirstOrDefault(File.Exists) ?? places[0], Headless = true, Args = Flags, Timeout = 60_000 });
    }

    /// <param name="who">Who is signed in.</param>
    public async Task<IBrowserContext> ContextAsync(DashboardHost host, Who who, int width = 1280, string language = "en", string zone = "UTC")
    {
        // axe is put into the page from outside, which its policy would forbid.
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, BypassCSP = true, Locale = language, TimezoneId = zone, AcceptDownloads = true });
        context.SetDefaultTimeout(30_000);
        if (host.CookieOf(who) is var (cookie, value))
            await context.AddCookiesAsync([new() { Name = cookie, Value = value, Url = host.Address }]);
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
