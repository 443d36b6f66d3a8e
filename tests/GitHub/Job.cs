using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Autograder.GitHub.Tests.StandIn;
using Microsoft.EntityFrameworkCore;

namespace Autograder.GitHub.Tests;

/// <summary>A job of GitHub Actions in a student's repository, as far as the service sees it.</summary>
internal sealed class Job(GradedCourse course, FakeRepository repository)
{
    public const string Audience = "https://grader.example";

    /// <summary>Of all files in archives, as <c>git archive</c> takes the commit's: packed twice they are the same bytes.</summary>
    private static readonly DateTimeOffset packed = new(2026, 11, 27, 8, 0, 0, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public JsonObject Claims(string sha, FakeRepository? of = null) => course.GitHub.Tokens.Claims(Audience, of ?? repository, sha);

    public string Token(JsonObject claims) => course.GitHub.Tokens.Token(claims);

    public async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(HttpMethod method, string address, string? token, byte[]? archive = null)
    {
        using var http = new HttpClient { BaseAddress = course.Address };
        using var request = new HttpRequestMessage(method, address);
        if (token is not null)
            request.Headers.Authorization = new("Bearer", token);
        if (archive is not null)
            request.Content = new ByteArrayContent(archive) { Headers = { ContentType = new MediaTypeHeaderValue("application/zip") } };
        using var answer = await http.SendAsync(request, Stop);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        return (answer.StatusCode, text.StartsWith('{') ? JsonSerializer.Deserialize<JsonElement>(text) : JsonSerializer.SerializeToElement(text));
    }

    public Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string? token, byte[] archive) => SendAsync(HttpMethod.Post, "/github/ci", token, archive);

    public static byte[] Zip(params (string Path, string Content)[] files)
    {
        using var archive = new MemoryStream();
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, content) in files)
            {
                var entry = zip.CreateEntry(path);
                entry.LastWriteTime = packed;
                using var stream = entry.Open();
                stream.Write(Encoding.UTF8.GetBytes(content));
            }
        return archive.ToArray();
    }

    public static byte[] Sources(string source) => Zip(("Exercises/A.cs", source), ("README.md", "mine"));

    /// <summary>Hands in, and asked to come back later it does, as the workflow does.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Body)> AnsweredAsync(string? token, byte[] archive, string assignment = "")
    {
        for (var times = 0; ; times++)
        {
            var answer = await SendAsync(HttpMethod.Post, $"/github/ci{assignment}", token, archive);
            if (times == 20 || answer.Status is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests))
                return answer;
            await Task.Delay(TimeSpan.FromSeconds(1), Stop);
        }
    }

    /// <summary>Hands in what must be taken.</summary>
    /// <returns>Where its report will be.</returns>
    public async Task<string> HandInAsync(string token, byte[] archive)
    {
        var (status, body) = await AnsweredAsync(token, archive);
        Assert.True(status == HttpStatusCode.Accepted, $"{status}: {body}");
        return body.GetProperty("address").GetString()!;
    }

    public async Task<(int Submissions, int Attempts)> StoredAsync()
    {
        await using var store = course.Store();
        var origin = $"github:{repository.Id}";
        return (await store.Submissions.CountAsync(s => s.Origin == origin, Stop), await store.Attempts.CountAsync(a => a.Submission!.Origin == origin, Stop));
    }

    public async Task RefusedAsync(HttpStatusCode status, string said, string? token, byte[] archive)
    {
        var (got, body) = await AnsweredAsync(token, archive);
        Assert.Equal((status, true), (got, body.GetProperty("detail").GetString()!.Contains(said, StringComparison.Ordinal)));
        Assert.Equal((0, 0), await StoredAsync());
    }
}
