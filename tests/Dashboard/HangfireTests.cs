using System.Net;

namespace Autograder.Dashboard.Tests;

/// <summary>Hangfire's own pages show every course: they are the administrators'.</summary>
public sealed class HangfireTests(DashboardHost host, Chromium chromium)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Who.Stranger)]
    [InlineData(Who.Student)]
    [InlineData(Who.Assistant)]
    [InlineData(Who.Instructor)]
    public async Task Hangfire_ForAnybodyElse_IsForbidden(Who who)
    {
        using var client = host.ClientOf(who);
        foreach (var path in new[] { "/hangfire", "/hangfire/jobs/enqueued", "/hangfire/servers", "/hangfire/stats" })
        {
            using var answer = await client.GetAsync(path, Stop);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            using var post = await client.PostAsync(path, new FormUrlEncodedContent([]), Stop);
            Assert.Equal(HttpStatusCode.Forbidden, post.StatusCode);
        }
    }

    [Fact]
    public async Task Hangfire_ForNobody_AsksToSignIn()
    {
        using var client = host.ClientOf(Who.Nobody);
        using var answer = await client.GetAsync("/hangfire", Stop);
        Assert.StartsWith("/sign-in", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Hangfire_WithoutItsToken_ChangesNothing()
    {
        using var client = host.ClientOf(Who.Administrator);
        using var answer = await client.PostAsync("/hangfire/jobs/failed/delete", new FormUrlEncodedContent([new("jobs[]", "1")]), Stop);
        Assert.True((int)answer.StatusCode is >= 400 and < 500, $"{(int)answer.StatusCode}");
    }

    [Fact]
    public async Task Hangfire_ForTheAdministrator_OpensWithoutErrors()
    {
        await using var context = await chromium.ContextAsync(host, Who.Administrator);
        var page = await context.NewPageAsync();
        var errors = new List<string>();
        page.Console += (_, message) => { if (message.Type == "error") errors.Add(message.Text); };
        await page.GotoAsync($"{host.Here}/queue");
        await page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Hangfire's own pages" }).ClickAsync();
        await page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Servers" }).ClickAsync();
        await page.WaitForURLAsync("**/hangfire/servers");
        Assert.Empty(errors);
    }
}
