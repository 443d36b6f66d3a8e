using System.Net;
using System.Text.Json;

namespace Autograder.Service.Tests.Web;

public sealed class DescriptionTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task OpenApi_EveryOperation_SaysWhatItDoesAndWhoMay()
    {
        using var client = await site.ClientAsync();
        var document = await (await client.GetAsync("/api/v1.json", Site.Stop)).JsonAsync();
        var operations = document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(o => (Name: $"{o.Name} {p.Name}", o.Value))).ToList();
        Assert.Contains(operations, o => o.Name == "post /api/v1/courses/{course}/assignments/{assignment}/submissions");
        Assert.Empty(operations.Where(o => !Says(o.Value, "summary") || !Says(o.Value, "description") || !o.Value.TryGetProperty("security", out _)).Select(o => o.Name));
    }

    [Fact]
    public async Task Page_OfTheApi_IsThereForEverybody()
    {
        using var client = await site.ClientAsync();
        var answer = await client.GetAsync("/api/", Site.Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("GET", "/api/v1/nowhere", HttpStatusCode.NotFound)]
    [InlineData("DELETE", "/api/v1.json", HttpStatusCode.MethodNotAllowed)]
    public async Task Address_ThereIsNone_IsAProblemWithASentence(string method, string path, HttpStatusCode status)
    {
        using var client = await site.ClientAsync();
        using var request = new HttpRequestMessage(new(method), path);
        Assert.Contains("/api", await (await client.SendAsync(request, Site.Stop)).ProblemAsync(status), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_DatabaseAndSandboxWell_IsReady()
    {
        using var client = await site.ClientAsync();
        Assert.Contains("database: Healthy", await client.GetStringAsync("/health/ready", Site.Stop), StringComparison.Ordinal);
    }

    private static bool Says(JsonElement operation, string what) => operation.TryGetProperty(what, out var text) && text.GetString() is { Length: > 0 };
}
