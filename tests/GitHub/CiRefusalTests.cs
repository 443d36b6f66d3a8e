using System.Net;
using System.Text.Json.Nodes;
using Autograder.GitHub.Tests.StandIn;

namespace Autograder.GitHub.Tests;

/// <summary>What a job's token or sources do not allow.</summary>
public sealed class CiRefusalTests(PlainCourse plain) : IClassFixture<PlainCourse>, IAsyncLifetime
{
    private readonly GradedCourse course = plain.Course;
    private FakeRepository ada = null!;
    private Job job = null!;

    public async ValueTask InitializeAsync()
    {
        ada = await plain.StudentAsync();
        job = new(course, ada);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Token_UsedForAnotherRequest_IsRefused()
    {
        var sha = GradedCourse.Commit(ada, "// x");
        var token = job.Token(job.Claims(sha));
        await job.HandInAsync(token, Job.Sources("// x"));
        var (status, body) = await job.AnsweredAsync(token, Job.Zip(("Exercises/A.cs", "// x")));
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("another request", body.GetProperty("detail").GetString()!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sources_OfAnotherRepository_AreRefused()
    {
        var sha = GradedCourse.Commit(ada, "// mine");
        await job.RefusedAsync(HttpStatusCode.UnprocessableEntity, "not what the commit", job.Token(job.Claims(sha)), Job.Sources("// somebody else's"));
        await job.RefusedAsync(HttpStatusCode.UnprocessableEntity, "not what the commit", job.Token(job.Claims(sha)), Job.Zip(("Exercises/A.cs", "// mine"), ("Exercises/B.cs", "// theirs")));
    }

    [Fact]
    public Task Commit_ThatTheRepositoryDoesNotHave_IsRefused()
    {
        GradedCourse.Commit(ada, "// mine");
        return job.RefusedAsync(HttpStatusCode.UnprocessableEntity, "does not have the commit", job.Token(job.Claims("0123456789abcdef0123456789abcdef01234567")), Job.Sources("// mine"));
    }

    [Fact]
    public async Task Repository_OfAnotherCourse_IsRefused()
    {
        var other = course.GitHub.AddRepository("another-course", ada.Name);
        var sha = GradedCourse.Commit(other, "// x");
        await job.RefusedAsync(HttpStatusCode.Forbidden, "belongs to no student", job.Token(job.Claims(sha, other)), Job.Sources("// x"));
        var own = GradedCourse.Commit(ada, "// y");
        var (status, _) = await job.AnsweredAsync(job.Token(job.Claims(own)), Job.Sources("// y"), "?assignment=another-course/hw1");
        Assert.Equal(HttpStatusCode.Forbidden, status);
    }

    [Fact]
    public async Task Report_OfAnotherRepositoryOrCommit_IsNotThere()
    {
        var sha = GradedCourse.Commit(ada, "// x");
        var address = await job.HandInAsync(job.Token(job.Claims(sha)), Job.Sources("// x"));
        await course.GradedAsync(ada, 1);
        var bob = await plain.StudentAsync();
        var theirs = GradedCourse.Commit(bob, "// y");
        Assert.Equal(HttpStatusCode.NotFound, (await job.SendAsync(HttpMethod.Get, address, job.Token(job.Claims(theirs, bob)))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await job.SendAsync(HttpMethod.Get, address, job.Token(job.Claims(theirs)))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await job.SendAsync(HttpMethod.Get, address, null)).Status);
    }

    [Theory]
    [InlineData("event_name", "pull_request")]
    [InlineData("ref", "refs/tags/v1")]
    [InlineData("ref", "refs/heads/feedback")]
    public async Task Job_OfNoPushToABranch_IsRefused(string claim, string value)
    {
        var claims = job.Claims(GradedCourse.Commit(ada, "// x"));
        claims[claim] = value;
        await job.RefusedAsync(HttpStatusCode.UnprocessableEntity, "must run on push", job.Token(claims), Job.Sources("// x"));
    }

    public static TheoryData<string, string> WrongClaims => new()
    {
        { "iss", "\"https://token.actions.githubusercontent.com.evil.example\"" }, { "aud", "\"https://other.example\"" }, { "aud", $"[\"{Job.Audience}\"]" },
        { "exp", "1" }, { "iat", "99999999999" }, { "sha", "\"main\"" },
    };

    [Theory, MemberData(nameof(WrongClaims))]
    public async Task Token_WithAWrongClaim_IsRefused(string claim, string value)
    {
        var claims = job.Claims(GradedCourse.Commit(ada, "// x"));
        claims[claim] = JsonNode.Parse(value);
        await job.RefusedAsync(HttpStatusCode.Unauthorized, "token", job.Token(claims), Job.Sources("// x"));
    }

    [Theory]
    [InlineData("none", null)]
    [InlineData("HS256", null)]
    [InlineData("RS256", "key-9")]
    public Task Token_SignedOtherwise_IsRefused(string algorithm, string? key) =>
        job.RefusedAsync(HttpStatusCode.Unauthorized, "token", course.GitHub.Tokens.Token(job.Claims(GradedCourse.Commit(ada, "// x")), algorithm, key), Job.Sources("// x"));

    [Fact]
    public async Task Upload_ThatIsNoArchive_IsRefusedWithASentence()
    {
        var sha = GradedCourse.Commit(ada, "// x");
        await job.RefusedAsync(HttpStatusCode.UnprocessableEntity, "zip archive", job.Token(job.Claims(sha)), [1, 2, 3]);
    }
}
