using System.Diagnostics;
using System.Globalization;

namespace Autograder.Dashboard.Tests;

/// <summary>Runs alone: what others do would be measured too.</summary>
[CollectionDefinition(nameof(SpeedTests), DisableParallelization = true)]
public sealed class Alone;

/// <summary>
/// How long the server takes for each page, and how many questions it asks the database for it.
/// <c>AUTOGRADER_STUDENTS</c> and <c>AUTOGRADER_ATTEMPTS</c> (of each) give the size of the course, <c>AUTOGRADER_REQUESTS</c>
/// how often each page is asked for; with <c>AUTOGRADER_DATABASE=postgres</c> the data is in PostgreSQL.
/// </summary>
[Collection(nameof(SpeedTests))]
public sealed class SpeedTests(Service.Tests.Storage.PostgresServer postgres, Chromium chromium)
{
    private static readonly (string Name, Who Who, string Path)[] Pages =
    [
        ("overview", Who.Instructor, ""), ("class", Who.Instructor, "/class"), ("class, sorted by an exercise", Who.Instructor, "/class?sort=trace-product&dir=desc"),
        ("class, searched", Who.Instructor, "/class?q=noether"), ("exercise", Who.Instructor, "/exercises/trace-product"), ("student", Who.Instructor, "/students/{student}"),
        ("attempt", Who.Instructor, "/attempts/{attempt}"), ("queue", Who.Instructor, "/queue"), ("regrades", Who.Instructor, "/regrades"), ("regrade", Who.Instructor, "/regrades/{regrade}"),
        ("roster", Who.Instructor, "/roster"), ("roster, import", Who.Instructor, "/roster/import"), ("roster, links", Who.Instructor, "/roster/links"), ("roster, one", Who.Instructor, "/roster/{student}"),
        ("settings", Who.Instructor, "/settings"), ("settings, points", Who.Instructor, "/settings/points"), ("settings, GitHub", Who.Instructor, "/settings/github"), ("settings, keys", Who.Instructor, "/settings/keys"), ("audit", Who.Instructor, "/audit"),
        ("student's page", Who.Student, "/me"), ("student's attempt", Who.Student, "/attempts/{attempt}"),
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_OfALargerCourse_AskNoMoreQuestions()
    {
        var small = await QuestionsAsync(30);
        var large = await QuestionsAsync(90);

        Assert.All(Pages, p => Assert.True(large[p.Name] <= small[p.Name], $"{p.Name}: {small[p.Name]} questions for 30 students, {large[p.Name]} for 90"));
        Assert.All(large, p => Assert.InRange(p.Value, 1, 40));
    }

    [Fact]
    public async Task Pages_AskedForAgainAndAgain_TellTheirTimes()
    {
        var requests = SizeOf("AUTOGRADER_REQUESTS", 10);
        await using var host = await HostAsync();
        var table = new List<string>();
        foreach (var (name, who, path) in Pages)
        {
            using var client = host.ClientOf(who);
            var address = Address(host, path);
            var first = await TimeAsync(client, address);
            await TimeAsync(client, address);
            var times = new List<double>();
            for (var i = 0; i < requests; i++)
                times.Add(await TimeAsync(client, address));
            times.Sort();
            table.Add(string.Create(CultureInfo.InvariantCulture, $"{name,-30} first {first,7:0} ms   median {times[times.Count / 2],6:0} ms   p95 {times[(int)Math.Ceiling(.95 * times.Count) - 1],6:0} ms"));
        }
        await TellAsync(host, requests, table);
    }

    /// <summary>From the click to a page that is whole and answers, in Chromium: what the server takes, the network of this machine, styles and script.</summary>
    [Fact]
    public async Task Pages_OpenedInTheBrowser_TellTheirTimes()
    {
        var visits = SizeOf("AUTOGRADER_REQUESTS", 3);
        await using var host = await HostAsync();
        var table = new List<string>();
        foreach (var (name, who, path) in Pages)
        {
            var address = Address(host, path);
            await using var context = await chromium.ContextAsync(host, who);
            var page = await context.NewPageAsync();
            // Styles and script are fetched by the first; it also tells the server the viewer's zone.
            var first = await VisitAsync(page, address);
            var times = new List<(double Interactive, double Loaded)>();
            for (var i = 0; i < visits; i++)
                times.Add(await VisitAsync(page, address));
            table.Add(string.Create(CultureInfo.InvariantCulture,
                $"{name,-30} first {first.Loaded,6:0} ms   interactive {P95(times.Select(t => t.Interactive)),6:0} ms   loaded {P95(times.Select(t => t.Loaded)),6:0} ms"));
            Assert.True(first.Loaded > 0 && times.TrueForAll(t => t.Loaded > 0), $"{name} has no times");
        }
        await TellAsync(host, visits, table);
    }

    /// <returns>Milliseconds from the navigation's start until the page answers, and until all of it is there.</returns>
    private static async Task<(double Interactive, double Loaded)> VisitAsync(Microsoft.Playwright.IPage page, string address)
    {
        var answer = await page.GotoAsync(address, new() { WaitUntil = Microsoft.Playwright.WaitUntilState.Load });
        Assert.Equal(200, answer!.Status);
        // The event's own end is told a moment after it began.
        await page.WaitForFunctionAsync("performance.getEntriesByType('navigation')[0].loadEventEnd > 0");
        var times = await page.EvaluateAsync<double[]>("(t => [t.domContentLoadedEventEnd, t.loadEventEnd])(performance.getEntriesByType('navigation')[0])");
        return (times[0], times[1]);
    }

    private static double P95(IEnumerable<double> times) => times.Order().ToList() is var sorted ? sorted[(int)Math.Ceiling(.95 * sorted.Count) - 1] : 0;

    private async Task<DashboardHost> HostAsync()
    {
        var connection = Environment.GetEnvironmentVariable("AUTOGRADER_DATABASE") == "postgres" ? await postgres.CreateDatabaseAsync() : null;
        var host = new DashboardHost { Students = SizeOf("AUTOGRADER_STUDENTS", 100), Attempts = SizeOf("AUTOGRADER_ATTEMPTS", 3), Set = s => s with { Postgres = connection } };
        await host.InitializeAsync();
        return host;
    }

    private static async Task TellAsync(DashboardHost host, int times, List<string> table)
    {
        TestContext.Current.TestOutputHelper!.WriteLine($"{host.Students} students, {host.Attempts} attempts of each, each page {times} times\n{string.Join('\n', table)}");
        if (Environment.GetEnvironmentVariable("AUTOGRADER_FIGURES") is { } file)
            await File.WriteAllLinesAsync(file, table, Stop);
        Assert.Equal(Pages.Length, table.Count);
    }

    private static async Task<Dictionary<string, int>> QuestionsAsync(int students)
    {
        var host = new DashboardHost { Students = students, Attempts = 2, Regraded = students / 3 };
        await host.InitializeAsync();
        await using var _ = host;
        using var questions = new Questions();
        var counted = new Dictionary<string, int>();
        foreach (var (name, who, path) in Pages)
        {
            using var client = host.ClientOf(who);
            var address = Address(host, path);
            await TimeAsync(client, address);
            // What the service asks by itself now and then is counted too: the least of three is the page's own.
            counted[name] = int.MaxValue;
            for (var i = 0; i < 3; i++)
            {
                var before = questions.Count;
                await TimeAsync(client, address);
                counted[name] = Math.Min(counted[name], questions.Count - before);
            }
        }
        return counted;
    }

    private static string Address(DashboardHost host, string path)
    {
        using var store = host.Store();
        var attempt = store.Attempts.Where(a => a.Submission!.StudentId == host.Student.Id).OrderBy(a => a.Id).Select(a => a.Id).Last();
        return host.Here + path.Replace("{student}", $"{host.Student.Id}").Replace("{attempt}", $"{attempt}").Replace("{regrade}", $"{host.Regrade.Id}");
    }

    private static async Task<double> TimeAsync(HttpClient client, string address)
    {
        var watch = Stopwatch.StartNew();
        using var answer = await client.GetAsync(address, Stop);
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode} for {address}");
        return watch.Elapsed.TotalMilliseconds;
    }

    private static int SizeOf(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : otherwise;
}
