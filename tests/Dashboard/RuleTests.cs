using System.Net;
using Autograder.Service.Dashboard.Rules;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Autograder.Dashboard.Tests;

/// <summary>Who may see which page and do what: for every address that there is.</summary>
public sealed class RuleTests(DashboardHost host)
{
    private const string Course = "/c/{course}/{assignment}";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Every address of the dashboard with its rule. One that is missing here, or has no rule, fails.</summary>
    private static readonly Dictionary<string, Needs> Expected = new()
    {
        ["GET /"] = Needs.SignIn,
        ["GET /error/{code:int}"] = Needs.Nothing,
        ["GET /language/{language}"] = Needs.Nothing,
        [$"GET {Course}"] = Needs.Teacher,
        [$"GET {Course}/class"] = Needs.Teacher,
        [$"GET {Course}/students/{{student:long}}"] = Needs.Teacher,
        [$"GET {Course}/attempts/{{attempt:long}}"] = Needs.OwnAttempt,
        [$"GET {Course}/exercises/{{exercise}}"] = Needs.Teacher,
        [$"GET {Course}/me"] = Needs.Member,
        [$"GET {Course}/live"] = Needs.Member,
        [$"GET {Course}/queue"] = Needs.Teacher,
        [$"GET {Course}/audit"] = Needs.Instructor,
        [$"GET {Course}/regrades"] = Needs.Instructor,
        [$"GET {Course}/regrades/{{regrade:long}}"] = Needs.Instructor,
        [$"POST {Course}/regrades"] = Needs.Instructor,
        [$"POST {Course}/regrades/{{regrade:long}}/apply"] = Needs.Instructor,
        [$"POST {Course}/regrades/{{regrade:long}}/cancel"] = Needs.Instructor,
        [$"POST {Course}/regrades/{{regrade:long}}/undo"] = Needs.Instructor,
        [$"POST {Course}/regrades/{{regrade:long}}/go-on"] = Needs.Instructor,
        [$"POST {Course}/regrades/{{regrade:long}}/choices"] = Needs.Instructor,
        [$"GET {Course}/roster"] = Needs.Instructor,
        [$"GET {Course}/roster/import"] = Needs.Instructor,
        [$"GET {Course}/roster/links"] = Needs.Instructor,
        [$"GET {Course}/roster/{{student:long}}"] = Needs.Instructor,
        [$"POST {Course}/roster"] = Needs.Instructor,
        [$"POST {Course}/roster/links.csv"] = Needs.Instructor,
        [$"POST {Course}/roster/import/take"] = Needs.Instructor,
        [$"POST {Course}/roster/import/repositories"] = Needs.Instructor,
        [$"POST {Course}/roster/{{student:long}}/save"] = Needs.Instructor,
        [$"POST {Course}/roster/{{student:long}}/withdraw"] = Needs.Instructor,
        [$"POST {Course}/roster/{{student:long}}/return"] = Needs.Instructor,
        [$"POST {Course}/roster/{{student:long}}/unlink"] = Needs.Instructor,
        [$"GET {Course}/settings/keys"] = Needs.Instructor,
        [$"POST {Course}/settings/keys/{{key}}/revoke"] = Needs.Instructor,
        [$"GET {Course}/settings"] = Needs.Instructor,
        [$"GET {Course}/settings/points"] = Needs.Instructor,
        [$"GET {Course}/settings/github"] = Needs.Instructor,
        [$"GET {Course}/grades.csv"] = Needs.Teacher,
        [$"GET {Course}/grades/{{format}}"] = Needs.Teacher,
        [$"POST {Course}/settings"] = Needs.Instructor,
        [$"POST {Course}/hand-in"] = Needs.Member,
        [$"POST {Course}/attempts/{{attempt:long}}/again"] = Needs.Teacher,
        [$"POST {Course}/attempts/{{attempt:long}}/cancel"] = Needs.Teacher,
        [$"POST {Course}/students/{{student:long}}/override"] = Needs.Instructor,
        [$"POST {Course}/students/{{student:long}}/override/{{id:long}}/revoke"] = Needs.Instructor,
        [$"POST {Course}/students/{{student:long}}/extension"] = Needs.Instructor,
        [$"POST {Course}/students/{{student:long}}/extension/remove"] = Needs.Instructor,
        [$"POST {Course}/students/{{student:long}}/choose"] = Needs.Instructor,
        [$"POST {Course}/students/{{student:long}}/comment"] = Needs.Teacher,
    };

    private static readonly string[] OthersAreas = ["/api", "/health", "/assets/", "/hangfire", "/openapi", "/metrics", "/scalar", "/webhooks", "/github", "/sign-in", "/sign-out", "/_"];

    public static TheoryData<string, Who> Table => [.. from address in Expected.Keys from who in Enum.GetValues<Who>() select new TheoryDataRow<string, Who>(address, who)];

    [Fact]
    public void Addresses_All_HaveTheRuleOfTheTable()
    {
        var found = new Dictionary<string, Needs?>();
        foreach (var endpoint in host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var pattern = "/" + endpoint.RoutePattern.RawText!.Trim('/');
            if (OthersAreas.Any(a => pattern.StartsWith(a, StringComparison.Ordinal)))
                continue;
            var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"];
            // A page answers to POST too, by the same rule.
            found[$"{(methods.Contains("GET") ? "GET" : methods[0])} {pattern}"] = endpoint.Metadata.GetMetadata<RuleAttribute>()?.Needs;
        }
        Assert.Equal(
            Expected.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => $"{e.Key}: {e.Value}"),
            found.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => $"{e.Key}: {e.Value}"));
    }

    [Theory, MemberData(nameof(Table))]
    public async Task Address_ForEachViewer_AnswersByItsRule(string address, Who who)
    {
        var (method, path) = (address.Split(' ')[0], await PathAsync(address.Split(' ')[1]));
        using var client = host.ClientOf(who);
        using var request = new HttpRequestMessage(new(method), path);
        if (method == "POST")
            request.Content = path.EndsWith("/hand-in", StringComparison.Ordinal) ? new MultipartFormDataContent { { new StringContent("1"), "attempt" } } : new FormUrlEncodedContent([new("attempt", "1")]);

        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Stop);

        if (!Allowed(Expected[address], who))
            Assert.True(IsRefusal(answer, who), $"{who} got {(int)answer.StatusCode} for {address}");
        else if (method == "GET")
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Redirect && !IsSignIn(answer) || address.Contains("error"), $"{who} got {(int)answer.StatusCode} for {address}");
        else
            // Allowed, but the form was not ours: nothing is changed by another site's page.
            Assert.True(answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.UnsupportedMediaType, $"{who} got {(int)answer.StatusCode} for {address}");
    }

    [Fact]
    public async Task Attempt_OfAnotherStudent_IsNotThere()
    {
        await using var store = host.Store();
        var theirs = store.Attempts.Where(a => a.Submission!.StudentId == host.OtherStudent.Id).Select(a => a.Id).First();
        using var client = host.ClientOf(Who.Student);

        using var answer = await client.GetAsync($"{host.Here}/attempts/{theirs}", Stop);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain(host.OtherStudent.Name, await answer.Content.ReadAsStringAsync(Stop));
    }

    [Fact]
    public async Task Attempt_OfTheStudent_ShowsNoHiddenInputAndNoSeed()
    {
        await using var store = host.Store();
        var own = store.Attempts.Where(a => a.Submission!.StudentId == host.Student.Id).OrderBy(a => a.Id).Select(a => a.Id).Last();
        using var client = host.ClientOf(Who.Student);

        var page = await client.GetStringAsync($"{host.Here}/attempts/{own}", Stop);

        Assert.DoesNotContain("Seed", page);
        var hidden = CourseSample.Reports.SelectMany(r => r.Exercises).SelectMany(e => e.Checks)
            .Where(c => c is { Visibility: Authoring.Visibility.Hidden, Status: Authoring.CheckStatus.Failed, Expected: not null }).Select(c => c.Message).Distinct().ToList();
        Assert.NotEmpty(hidden);
        Assert.DoesNotContain(hidden, m => page.Contains(WebUtility.HtmlEncode(m)));
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example")]
    public async Task Language_SentToAnotherSite_StaysHere(string then)
    {
        using var client = host.ClientOf(Who.Nobody);

        using var answer = await client.GetAsync($"/language/de?then={Uri.EscapeDataString(then)}", Stop);

        Assert.Equal("/", answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Pages_Policy_AllowsNothingInlineAndNothingForeign()
    {
        using var client = host.ClientOf(Who.Instructor);

        using var answer = await client.GetAsync(host.Here, Stop);

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'; script-src 'self'; style-src 'self'", policy);
        Assert.DoesNotContain("unsafe", policy);
        var page = await answer.Content.ReadAsStringAsync(Stop);
        Assert.DoesNotContain(" style=", page);
        Assert.DoesNotContain(" on", System.Text.RegularExpressions.Regex.Match(page, " on[a-z]+=").Value);
    }

    private static bool Allowed(Needs needs, Who who) => needs switch
    {
        Needs.Nothing => true,
        Needs.SignIn => who != Who.Nobody,
        Needs.Member => who is not (Who.Nobody or Who.Stranger),
        Needs.OwnAttempt => who is Who.Student or >= Who.Assistant,
        Needs.Teacher => who >= Who.Assistant,
        Needs.Instructor => who >= Who.Instructor,
        Needs.Administrator => who == Who.Administrator,
        _ => throw new System.Diagnostics.UnreachableException($"rule {needs}"),
    };

    private static bool IsRefusal(HttpResponseMessage answer, Who who) => who == Who.Nobody
        ? answer.StatusCode == HttpStatusCode.Unauthorized || IsSignIn(answer)
        : answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound;

    private static bool IsSignIn(HttpResponseMessage answer) => answer.Headers.Location?.ToString().StartsWith("/sign-in", StringComparison.Ordinal) == true;

    private async Task<string> PathAsync(string pattern)
    {
        await using var store = host.Store();
        var attempt = store.Attempts.Where(a => a.Submission!.StudentId == host.Student.Id).Select(a => a.Id).First();
        return pattern.Replace("{course}", host.Sample.Course.Slug).Replace("{assignment}", host.Sample.Assignment.Slug)
            .Replace("{student:long}", $"{host.Student.Id}").Replace("{attempt:long}", $"{attempt}").Replace("{exercise}", "trace-product")
            .Replace("{language}", "en").Replace("{code:int}", "404").Replace("{id:long}", "1").Replace("{key}", "abc").Replace("{format}", "canvas").Replace("{regrade:long}", $"{host.Regrade.Id}");
    }
}
