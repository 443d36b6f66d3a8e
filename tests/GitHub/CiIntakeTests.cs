using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Autograder.GitHub.Tests.StandIn;
using Autograder.Service.GitHub.Model;
using Microsoft.EntityFrameworkCore;

namespace Autograder.GitHub.Tests;

/// <summary>What jobs hand in, over real HTTP; the service has a credential and compares with the commit's own tree.</summary>
public sealed class CiIntakeTests(PlainCourse plain) : IClassFixture<PlainCourse>, IAsyncLifetime
{
    private const string Audience = "https://grader.example";

    private readonly GradedCourse course = plain.Course;
    private FakeRepository ada = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => ada = await plain.StudentAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private JsonObject Claims(string sha, FakeRepository? repository = null) => course.GitHub.Tokens.Claims(Audience, repository ?? ada, sha);

    private string Token(JsonObject claims) => course.GitHub.Tokens.Token(claims);

    private async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(HttpMethod method, string address, string? token, byte[]? archive = null)
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

    private Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string? token, byte[] archive) => SendAsync(HttpMethod.Post, "/github/ci", token, archive);

    private static byte[] Zip(params (string Path, string Content)[] files)
    {
        using var archive = new MemoryStream();
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, content) in files)
            {
                using var entry = zip.CreateEntry(path).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        return archive.ToArray();
    }

    private static byte[] Sources(string source) => Zip(("Exercises/A.cs", source), ("README.md", "mine"));

    private async Task<(int Submissions, int Attempts)> StoredAsync()
    {
        await using var store = course.Store();
        var origin = $"github:{ada.Id}";
        return (await store.Submissions.CountAsync(s => s.Origin == origin, Stop), await store.Attempts.CountAsync(a => a.Submission!.Origin == origin, Stop));
    }

    private async Task RefusedAsync(HttpStatusCode status, string said, string? token, byte[] archive)
    {
        var (got, body) = await PostAsync(token, archive);
        Assert.Equal((status, true), (got, body.GetProperty("detail").GetString()!.Contains(said, StringComparison.Ordinal)));
        Assert.Equal((0, 0), await StoredAsync());
    }

    [Fact]
    public async Task Job_HandsInAndWaits_GetsTheReportInEveryForm()
    {
        var sha = GradedCourse.Commit(ada, "// score: 70");
        var (status, body) = await PostAsync(Token(Claims(sha)), Sources("// score: 70"));
        Assert.Equal(HttpStatusCode.Accepted, status);
        await course.GradedAsync(ada, 1);
        var address = body.GetProperty("address").GetString()!;
        var summary = (await SendAsync(HttpMethod.Get, address, Token(Claims(sha)))).Body.GetString()!;
        Assert.Contains("70 of 100 points", summary, StringComparison.Ordinal);
        Assert.DoesNotContain("seed", summary, StringComparison.Ordinal);
        Assert.Equal("70/100\n", (await SendAsync(HttpMethod.Get, address + "&format=points", Token(Claims(sha)))).Body.GetString());
        Assert.Contains("::warning file=Exercises/A.cs,line=1,", (await SendAsync(HttpMethod.Get, address + "&format=annotations", Token(Claims(sha)))).Body.GetString()!, StringComparison.Ordinal);
        var classroom = JsonSerializer.Deserialize<JsonElement>(Convert.FromBase64String((await SendAsync(HttpMethod.Get, address + "&format=classroom", Token(Claims(sha)))).Body.GetString()!.Trim()));
        Assert.Equal((1, 100, 70), (classroom.GetProperty("version").GetInt32(), classroom.GetProperty("max_score").GetInt32(), classroom.GetProperty("tests").EnumerateArray().Sum(t => t.GetProperty("score").GetInt32())));
    }

    [Fact]
    public async Task Job_WhileItIsGraded_IsToldHowFarItIs()
    {
        var gate = new TaskCompletionSource();
        course.Grader.Gate = gate.Task;
        try
        {
            var sha = GradedCourse.Commit(ada, "// x");
            var address = (await PostAsync(Token(Claims(sha)), Sources("// x"))).Body.GetProperty("address").GetString()!;
            var (status, line) = await SendAsync(HttpMethod.Get, address, Token(Claims(sha)));
            Assert.Equal(HttpStatusCode.Accepted, status);
            Assert.NotEmpty(line.GetString()!);
        }
        finally
        {
            gate.SetResult();
            course.Grader.Gate = Task.CompletedTask;
        }
        await course.GradedAsync(ada, 1);
    }

    [Fact]
    public async Task Request_Repeated_GetsTheSameAnswerAndOneGrading()
    {
        var sha = GradedCourse.Commit(ada, "// x");
        var token = Token(Claims(sha));
        var first = await PostAsync(token, Sources("// x"));
        await course.GradedAsync(ada, 1);
        var again = await PostAsync(token, Sources("// x"));
        Assert.Equal((first.Status, first.Body.GetProperty("address").GetString()), (again.Status, again.Body.GetProperty("address").GetString()));
        Assert.Equal((1, 1), await StoredAsync());
    }

    [Fact]
    public async Task Token_UsedForAnotherRequest_IsRefused()
    {
        var sha = GradedCourse.Commit(ada, "// x");
        var token = Token(Claims(sha));
        Assert.Equal(HttpStatusCode.Accepted, (await PostAsync(token, Sources("// x"))).Status);
        var (status, body) = await PostAsync(token, Zip(("Exercises/A.cs", "// x")));
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("another request", body.GetProperty("detail").GetString()!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commit_ByWebhookAndByToken_IsOneSubmissionAndOneGrading()
    {
        var sha = await course.PushAsync(ada, "// both");
        var (_, body) = await PostAsync(Token(Claims(sha)), Sources("// both"));
        await course.GradedAsync(ada, 1);
        var (status, _) = await PostAsync(Token(Claims(sha)), Sources("// both"));
        Assert.Equal(HttpStatusCode.Accepted, status);
        Assert.Equal(202, await course.GitHub.DeliverAsync("push", Payload.Push(ada, sha)));
        Assert.Equal((1, 1), await StoredAsync());
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Get, body.GetProperty("address").GetString()!, Token(Claims(sha)))).Status);
    }

    [Fact]
    public async Task Workflow_RunAgain_IsANewAttemptOnce()
    {
        var sha = GradedCourse.Commit(ada, "// x");
        await PostAsync(Token(Claims(sha)), Sources("// x"));
        await course.GradedAsync(ada, 1);
        for (var i = 0; i < 2; i++)
        {
            var rerun = Claims(sha);
            rerun["run_attempt"] = "2";
            Assert.Equal(HttpStatusCode.Accepted, (await PostAsync(Token(rerun), Sources("// x"))).Status);
            await course.GradedAsync(ada, 2);
        }
        Assert.Equal((1, 2), await StoredAsync());
    }

    [Fact]
    public async Task Sources_OfAnotherRepository_AreRefused()
    {
        var sha = GradedCourse.Commit(ada, "// mine");
        await RefusedAsync(HttpStatusCode.UnprocessableEntity, "not what the commit", Token(Claims(sha)), Sources("// somebody else's"));
        await RefusedAsync(HttpStatusCode.UnprocessableEntity, "not what the commit", Token(Claims(sha)), Zip(("Exercises/A.cs", "// mine"), ("Exercises/B.cs", "// theirs")));
    }

    [Fact]
    public async Task Sources_WithOtherLineEnds_AreTheSame()
    {
        var sha = GradedCourse.Commit(ada, "// a\n// b\n");
        Assert.Equal(HttpStatusCode.Accepted, (await PostAsync(Token(Claims(sha)), Sources("// a\r\n// b\r\n"))).Status);
        await course.GradedAsync(ada, 1);
    }

    [Fact]
    public Task Commit_ThatTheRepositoryDoesNotHave_IsRefused()
    {
        GradedCourse.Commit(ada, "// mine");
        return RefusedAsync(HttpStatusCode.UnprocessableEntity, "does not have the commit", Token(Claims("0123456789abcdef0123456789abcdef01234567")), Sources("// mine"));
    }

    [Fact]
    public async Task Repository_OfAnotherCourse_IsRefused()
    {
        var other = course.GitHub.AddRepository("another-course", ada.Name);
        var sha = GradedCourse.Commit(other, "// x");
        await RefusedAsync(HttpStatusCode.Forbidden, "belongs to no student", Token(Claims(sha, other)), Sources("// x"));
        var own = GradedCourse.Commit(ada, "// y");
        var (status, _) = await SendAsync(HttpMethod.Post, "/github/ci?assignment=another-course/hw1", Token(Claims(own)), Sources("// y"));
        Assert.Equal(HttpStatusCode.Forbidden, status);
    }

    [Fact]
    public async Task Report_OfAnotherRepositoryOrCommit_IsNotThere()
    {
        var sha = GradedCourse.Commit(ada, "// x");
        var address = (await PostAsync(Token(Claims(sha)), Sources("// x"))).Body.GetProperty("address").GetString()!;
        await course.GradedAsync(ada, 1);
        var bob = await plain.StudentAsync();
        var theirs = GradedCourse.Commit(bob, "// y");
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(HttpMethod.Get, address, Token(Claims(theirs, bob)))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(HttpMethod.Get, address, Token(Claims(theirs)))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(HttpMethod.Get, address, null)).Status);
    }

    [Theory]
    [InlineData("event_name", "pull_request")]
    [InlineData("ref", "refs/tags/v1")]
    [InlineData("ref", "refs/heads/feedback")]
    public async Task Job_OfNoPushToABranch_IsRefused(string claim, string value)
    {
        var claims = Claims(GradedCourse.Commit(ada, "// x"));
        claims[claim] = value;
        await RefusedAsync(HttpStatusCode.UnprocessableEntity, "must run on push", Token(claims), Sources("// x"));
    }

    public static TheoryData<string, string> WrongClaims => new()
    {
        { "iss", "\"https://token.actions.githubusercontent.com.evil.example\"" }, { "aud", "\"https://other.example\"" }, { "aud", $"[\"{Audience}\"]" },
        { "exp", "1" }, { "iat", "99999999999" }, { "sha", "\"main\"" },
    };

    [Theory, MemberData(nameof(WrongClaims))]
    public async Task Token_WithAWrongClaim_IsRefused(string claim, string value)
    {
        var claims = Claims(GradedCourse.Commit(ada, "// x"));
        claims[claim] = JsonNode.Parse(value);
        await RefusedAsync(HttpStatusCode.Unauthorized, "token", Token(claims), Sources("// x"));
    }

    [Theory]
    [InlineData("none", null)]
    [InlineData("HS256", null)]
    [InlineData("RS256", "key-9")]
    public Task Token_SignedOtherwise_IsRefused(string algorithm, string? key) =>
        RefusedAsync(HttpStatusCode.Unauthorized, "token", course.GitHub.Tokens.Token(Claims(GradedCourse.Commit(ada, "// x")), algorithm, key), Sources("// x"));

    [Fact]
    public async Task Git_Away_TheJobIsAskedToComeBackAndTheCommitIsGradedAnyway()
    {
        var sha = GradedCourse.Commit(ada, "// x");
        course.GitHub.GitIsDown = true;
        try
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await PostAsync(Token(Claims(sha)), Sources("// x"))).Status);
        }
        finally
        {
            course.GitHub.GitIsDown = false;
        }
        await course.GradedAsync(ada, 1);
        await using var store = course.Store();
        Assert.Equal(PushState.Taken, (await store.Pushes.SingleAsync(p => p.Sha == sha, Stop)).State);
    }

    [Fact]
    public async Task Upload_ThatIsNoArchive_IsRefusedWithASentence()
    {
        var sha = GradedCourse.Commit(ada, "// x");
        await RefusedAsync(HttpStatusCode.UnprocessableEntity, "zip archive", Token(Claims(sha)), [1, 2, 3]);
    }
}
