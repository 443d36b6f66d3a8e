using Autograder.Service.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Autograder.Dashboard.Tests;

/// <summary>What people do from beginning to end, in a real browser.</summary>
public sealed class PathTests(PathTests.Own own, Chromium chromium) : IClassFixture<PathTests.Own>
{
    /// <summary>A service of its own: points are changed.</summary>
    public sealed class Own : IAsyncLifetime
    {
        public DashboardHost Host { get; } = new() { Students = 24, Attempts = 2, Regraded = 0 };

        public ValueTask InitializeAsync() => Host.InitializeAsync();

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private DashboardHost Host => own.Host;

    [Fact]
    public async Task Instructor_FromTheLinkToTheExport_FindsTheDecisionInTheFile()
    {
        string link;
        await using (var store = Host.Store())
        {
            var account = await store.Accounts.SingleAsync(a => a.Name == "The Instructor", Stop);
            link = new Uri(await Host.Services.GetRequiredService<SignInLinks>().CreateAsync(account, "test", Stop)).PathAndQuery;
        }
        var student = Host.Sample.Students[4];
        await using var context = await chromium.ContextAsync(Host, Who.Nobody);
        var (page, errors) = await OpenAsync(context, Host.Address + link);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = Host.Sample.Assignment.Title }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Class", Exact = true }).ClickAsync();
        await page.GetByLabel("Search").FillAsync(student.Identifier);
        await page.GetByLabel("Search").PressAsync("Enter");
        await page.GetByRole(AriaRole.Link, new() { Name = student.Name }).ClickAsync();
        await page.Locator(".timeline a").First.ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Source" }).WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = student.Name }).ClickAsync();
        await page.GetByLabel("Points").FillAsync("93");
        await page.GetByLabel("Reason").First.FillAsync("Explained it well, \"orally\"");
        await page.GetByRole(AriaRole.Button, new() { Name = "Decide" }).ClickAsync();
        await page.GetByText("The points are decided.").WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Class", Exact = true }).First.ClickAsync();
        await page.GetByText("Export grades").ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "All that is known (CSV)" }).ClickAsync());

        var lines = await File.ReadAllLinesAsync(await download.PathAsync(), Stop);
        Assert.Equal("autodiff-grades.csv", download.SuggestedFilename);
        Assert.Equal(1 + Host.Students, lines.Length);
        var header = lines[0].Split(',');
        var cells = Assert.Single(lines, l => l.StartsWith(student.Identifier + ",", StringComparison.Ordinal)).Split(',');
        Assert.Equal(header.Length, cells.Length);
        Assert.Equal(("93", "yes"), (cells[Array.IndexOf(header, "points")], cells[Array.IndexOf(header, "decided")]));
        Assert.NotEqual("93", cells[Array.IndexOf(header, "found")]);
        Assert.Empty(errors);
    }

    [Fact]
    public async Task TwoBrowsers_OneDecides_TheOtherSeesItByItself()
    {
        var student = Host.Sample.Students[6];
        await using var first = await chromium.ContextAsync(Host, Who.Assistant);
        await using var second = await chromium.ContextAsync(Host, Who.Instructor);
        var (watching, errors) = await OpenAsync(first, $"{Host.Here}/class?q={student.Identifier}");
        await watching.Locator(".live-dot.on").WaitForAsync();
        var decided = watching.Locator("th .tag", new() { HasText = "decided" });
        Assert.Equal(0, await decided.CountAsync());
        var (deciding, _) = await OpenAsync(second, $"{Host.Here}/students/{student.Id}");
        await deciding.GetByLabel("Points").FillAsync("1");
        await deciding.GetByLabel("Reason").First.FillAsync("For the test");
        await deciding.GetByRole(AriaRole.Button, new() { Name = "Decide" }).ClickAsync();
        await deciding.GetByText("The points are decided.").WaitForAsync();

        await decided.WaitForAsync();
        Assert.Empty(errors);
    }

    [Fact]
    public async Task Keyboard_Alone_SkipsSortsOpensAndClosesTheMenu()
    {
        await using var context = await chromium.ContextAsync(Host, Who.Instructor);
        var (page, errors) = await OpenAsync(context, $"{Host.Here}/class");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("To the content", await FocusedAsync(page));
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("content", await page.EvaluateAsync<string>("document.activeElement.id"));
        await ToAsync(page, "Total");
        await page.Keyboard.PressAsync("Enter");
        await ArriveAsync(page, "**sort=total**");
        Assert.Equal("descending", await page.Locator("th[aria-sort]").GetAttributeAsync("aria-sort"));
        await ToAsync(page, "The Instructor");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Link, new() { Name = "Deutsch" }).WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        Assert.Equal(0, await page.Locator("details.menu[open]").CountAsync());
        Assert.Equal("The Instructor", await FocusedAsync(page));
        Assert.Empty(errors);
    }

    [Fact]
    public async Task Student_OnOthersPages_IsToldSoAndShownNothing()
    {
        await using var context = await chromium.ContextAsync(Host, Who.Student);
        await using var store = Host.Store();
        var theirs = await store.Attempts.Where(a => a.Submission!.StudentId == Host.OtherStudent.Id).Select(a => a.Id).FirstAsync(Stop);
        var page = await context.NewPageAsync();
        foreach (var (path, status, title) in new[]
        {
            ("", 403, "This page is for teachers of the course"), ("/class", 403, "This page is for teachers of the course"), ("/roster", 403, "This page is for teachers of the course"),
            ($"/students/{Host.OtherStudent.Id}", 403, "This page is for teachers of the course"), ($"/attempts/{theirs}", 404, "There is nothing here"),
        })
        {
            var answer = await page.GotoAsync(Host.Here + path);
            Assert.True(answer!.Status == status, $"{path}: {answer.Status}");
            Assert.Equal(title, await page.Locator("h1, h2").First.TextContentAsync());
            Assert.DoesNotContain(Host.OtherStudent.Name, await page.ContentAsync());
        }
        await page.GotoAsync($"{Host.Here}/me");
        Assert.Equal(0, await page.Locator("nav.tabs").CountAsync());
    }

    [Fact]
    public async Task FirstPage_InAnotherZone_ShowsItsFormInThatZone()
    {
        await using var context = await chromium.ContextAsync(Host, Who.Instructor, zone: "Asia/Tokyo");
        var (page, errors) = await OpenAsync(context, $"{Host.Here}/settings");
        await page.Locator("html[data-zone='Asia/Tokyo']").WaitForAsync();
        await using var store = Host.Store();
        var due = (await store.Terms.SingleAsync(t => t.AssignmentId == Host.Sample.Assignment.Id, Stop)).DueAt!.Value;
        Assert.Equal(due.ToOffset(TimeSpan.FromHours(9)).ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture), await page.GetByLabel("Due").InputValueAsync());
        Assert.Empty(errors);
    }

    private static async Task<(IPage Page, List<string> Errors)> OpenAsync(IBrowserContext context, string address)
    {
        var page = await context.NewPageAsync();
        var errors = new List<string>();
        page.Console += (_, message) => { if (message.Type == "error") errors.Add(message.Text); };
        page.PageError += (_, error) => errors.Add(error);
        await page.GotoAsync(address);
        return (page, errors);
    }

    private static async Task ArriveAsync(IPage page, string address)
    {
        try
        {
            await page.WaitForURLAsync(address);
        }
        catch (TimeoutException e)
        {
            Assert.Fail($"{e.Message}\nIt is at {page.Url}, the focus on “{await FocusedAsync(page)}”, the document {await page.EvaluateAsync<string>("document.readyState")}.");
        }
    }

    /// <summary>Tabs until the element with this text has the focus.</summary>
    private static async Task ToAsync(IPage page, string text)
    {
        for (var presses = 0; presses < 300; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if ((await FocusedAsync(page)).StartsWith(text, StringComparison.Ordinal))
                return;
        }
        Assert.Fail($"“{text}” is not reached by the keyboard");
    }

    private static Task<string> FocusedAsync(IPage page) => page.EvaluateAsync<string>("document.activeElement.innerText?.trim() ?? ''");
}
