using System.Net;
using System.Net.Http.Json;
using Autograder.Service.Storage;

namespace Autograder.Service.Tests.Web;

public sealed class AccessTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Caller_WithoutKey_IsToldHowToGetIn()
    {
        using var client = await site.ClientAsync();
        var answer = await client.GetAsync($"{Site.Course}/submissions", Site.Stop);
        Assert.Contains("ag_", await answer.ProblemAsync(HttpStatusCode.Unauthorized), StringComparison.Ordinal);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task Key_Revoked_IsGoodForNothingAtOnce()
    {
        using var manager = await site.ClientAsync(Scopes.Manage);
        var (key, secret) = await site.KeyAsync(Scopes.Read);
        using var client = await site.ClientAsync();
        client.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Site.Course, Site.Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await manager.DeleteAsync($"{Site.Course}/keys/{key.PublicId}", Site.Stop)).StatusCode);
        await (await client.GetAsync(Site.Course, Site.Stop)).ProblemAsync(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Key_NameOfOneAndSecretOfAnother_IsUnknown()
    {
        var (one, other) = (await site.KeyAsync(Scopes.Read), await site.KeyAsync(Scopes.Read));
        using var client = await site.ClientAsync();
        client.DefaultRequestHeaders.Authorization = new("Bearer", $"ag_{one.Key.PublicId}_{other.Secret.Split('_')[2]}");
        await (await client.GetAsync(Site.Course, Site.Stop)).ProblemAsync(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("GET", "/students")]
    [InlineData("PUT", "/students/x")]
    [InlineData("GET", "/keys")]
    [InlineData("POST", "/assignments/autodiff/regrade")]
    public async Task Key_WithoutTheScope_IsForbidden(string method, string path)
    {
        using var client = await site.ClientAsync(Scopes.Submit);
        using var request = new HttpRequestMessage(new(method), Site.Course + path) { Content = method == "GET" ? null : JsonContent.Create(new { name = "x" }) };
        await (await client.SendAsync(request, Site.Stop)).ProblemAsync(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Key_OfAnotherCourse_IsForbidden()
    {
        using var administrator = await SignedInAsync(new());
        Assert.Equal(HttpStatusCode.Created, (await administrator.PostAsJsonAsync("/api/v1/courses", new { slug = "other", title = "Other" }, Site.Stop)).StatusCode);
        using var client = await site.ClientAsync(Scopes.Read | Scopes.Manage, course: "other");
        await (await client.GetAsync($"{Site.Course}/students", Site.Stop)).ProblemAsync(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Key_MakingAnother_GivesNoMoreThanItHas()
    {
        using var client = await site.ClientAsync(Scopes.Manage);
        await (await client.PostAsJsonAsync($"{Site.Course}/keys", new { name = "more", scopes = new[] { "read" } }, Site.Stop)).ProblemAsync(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Link_LookedAtAndThenUsed_SignsInOnce()
    {
        var link = await site.LinkAsync();
        using var client = await site.ClientAsync();
        for (var look = 0; look < 2; look++)
            Assert.Contains("<form method=\"post\">", await client.GetStringAsync(link, Site.Stop), StringComparison.Ordinal);
        var used = await client.PostAsync(link, null, Site.Stop);
        Assert.Contains(used.Headers.GetValues("Set-Cookie"), c => c.Contains("httponly", StringComparison.Ordinal) && c.Contains("samesite=lax", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Site.Course, Site.Stop)).StatusCode);
        using var another = await site.ClientAsync();
        Assert.Equal(HttpStatusCode.Gone, (await another.PostAsync(link, null, Site.Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await another.GetAsync(link, Site.Stop)).StatusCode);
    }

    [Fact]
    public async Task Cookie_OfAnotherSitesPage_ChangesNothing()
    {
        using var client = await SignedInAsync(new());
        using var request = new HttpRequestMessage(HttpMethod.Patch, Site.Course) { Content = JsonContent.Create(new { title = "Stolen" }) };
        request.Headers.Add("Origin", "https://evil.example");
        await (await client.SendAsync(request, Site.Stop)).ProblemAsync(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Restart_SignedIn_StaysSignedIn()
    {
        await using var own = new Site();
        await own.StartAsync();
        var cookies = new CookieContainer();
        using (var before = await own.ClientAsync(cookies: cookies))
            await before.PostAsync(await own.LinkAsync(), null, Site.Stop);
        await own.StopAsync();
        await own.StartAsync();
        using var after = await own.ClientAsync(cookies: cookies);
        Assert.Equal(HttpStatusCode.OK, (await after.GetAsync(Site.Course, Site.Stop)).StatusCode);
    }

    [Fact]
    public async Task Caller_WhoAsksTooMuch_IsToldWhenToComeBack()
    {
        await using var own = new Site { Rates = new() { AddressBurst = 2, AddressRate = 1 } };
        await own.StartAsync();
        using var client = await own.ClientAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => client.GetAsync("/sign-in", Site.Stop)));
        var refused = answers.First(a => a.StatusCode != HttpStatusCode.OK);
        Assert.Contains("Retry-After", await refused.ProblemAsync(HttpStatusCode.TooManyRequests), StringComparison.Ordinal);
        Assert.True(refused.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live", Site.Stop)).StatusCode);
    }

    private async Task<HttpClient> SignedInAsync(CookieContainer cookies)
    {
        var client = await site.ClientAsync(cookies: cookies);
        await client.PostAsync(await site.LinkAsync(), null, Site.Stop);
        return client;
    }
}
