using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Autograder.GitHub.Tests.StandIn;
using Autograder.Service.GitHub.Ci;
using Microsoft.Extensions.Time.Testing;

namespace Autograder.GitHub.Tests;

/// <summary>Tokens as GitHub's, and each wrong in one way.</summary>
public sealed class CiTokenTests : IAsyncLifetime
{
    private const string Audience = "https://grader.example";
    private const string Sha = "0123456789abcdef0123456789abcdef01234567";

    private readonly FakeTimeProvider time = new(new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero));
    private readonly HttpClient http = new();
    private FakeGitHub github = null!;
    private FakeRepository repository = null!;

    public async ValueTask InitializeAsync()
    {
        github = await FakeGitHub.StartAsync(time);
        repository = github.AddRepository("course", "hw1-ada");
    }

    public async ValueTask DisposeAsync()
    {
        await github.DisposeAsync();
        http.Dispose();
    }

    private CiTokens Verifier => new(github.Tokens.Issuer, Audience, http, time);

    private Task<CiTokenVerdict> VerifyAsync(string token) => Verifier.VerifyAsync(token, TestContext.Current.CancellationToken);

    private JsonObject Claims => github.Tokens.Claims(Audience, repository, Sha);

    private async Task RefusedAsync(string token, string said)
    {
        var refused = Assert.IsType<CiTokenVerdict.Refused>(await VerifyAsync(token));
        Assert.Contains(said, refused.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(token, refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_AsGitHubMakesIt_TellsRepositoryAndCommit()
    {
        var claims = Assert.IsType<CiTokenVerdict.Valid>(await VerifyAsync(github.Tokens.Token(Claims))).Claims;
        Assert.Equal((Sha, $"{repository.Id}", "77", "course/hw1-ada", "4711/1", false), (claims.Sha, claims.RepositoryId, claims.RepositoryOwnerId, claims.Repository, claims.Run, claims.IsRerun));
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("{issuer}.evil.example")]
    [InlineData("{issuer}/")]
    [InlineData("{issuer}/evil")]
    [InlineData("{ISSUER}")]
    public Task Token_OfAnotherIssuer_IsRefused(string issuer)
    {
        var claims = Claims;
        claims["iss"] = issuer.Replace("{issuer}", github.Tokens.Issuer, StringComparison.Ordinal).Replace("{ISSUER}", github.Tokens.Issuer.ToUpperInvariant(), StringComparison.Ordinal);
        return RefusedAsync(github.Tokens.Token(claims), "not from");
    }

    public static TheoryData<string> WrongAudiences =>
        ["\"https://other.example\"", $"[\"{Audience}\"]", $"[\"{Audience}\",\"https://other.example\"]", $"\"{Audience}/\"", "\"\"", "null", "7"];

    [Theory, MemberData(nameof(WrongAudiences))]
    public async Task Token_ForAnotherAudience_IsRefused(string audience)
    {
        var claims = Claims;
        claims["aud"] = JsonNode.Parse(audience);
        Assert.IsType<CiTokenVerdict.Refused>(await VerifyAsync(github.Tokens.Token(claims)));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("HS256")]
    [InlineData("RS512")]
    public async Task Token_OfAnotherAlgorithm_IsRefused(string algorithm) =>
        Assert.IsType<CiTokenVerdict.Refused>(await VerifyAsync(github.Tokens.Token(Claims, algorithm)));

    [Fact]
    public Task Token_OfAKeyThatIsNotTheIssuers_IsRefused() => RefusedAsync(github.Tokens.Token(Claims, keyId: "key-9"), "key that its issuer does not have");

    [Fact]
    public async Task Token_SignedByAnotherKeyOfTheSameName_IsRefused()
    {
        using var other = RSA.Create(2048);
        await RefusedAsync(github.Tokens.Token(Claims, key: other), "signature");
    }

    [Fact]
    public async Task Token_ChangedAfterwards_IsRefused()
    {
        var parts = github.Tokens.Token(Claims).Split('.');
        var claims = Claims;
        claims["repository_id"] = "1";
        parts[1] = github.Tokens.Token(claims).Split('.')[1];
        await RefusedAsync(string.Join('.', parts), "signature");
    }

    [Theory]
    [InlineData("exp", -120)]
    [InlineData("nbf", 120)]
    [InlineData("iat", 120)]
    public async Task Token_NotOfThisTime_IsRefused(string claim, int seconds)
    {
        var claims = Claims;
        claims[claim] = time.GetUtcNow().ToUnixTimeSeconds() + seconds;
        Assert.IsType<CiTokenVerdict.Refused>(await VerifyAsync(github.Tokens.Token(claims)));
    }

    [Theory]
    [InlineData("jti")]
    [InlineData("exp")]
    [InlineData("iat")]
    [InlineData("sha")]
    [InlineData("repository_id")]
    [InlineData("repository_owner_id")]
    [InlineData("event_name")]
    public async Task Token_WithoutAClaim_IsRefused(string claim)
    {
        var claims = Claims;
        claims.Remove(claim);
        Assert.IsType<CiTokenVerdict.Refused>(await VerifyAsync(github.Tokens.Token(claims)));
    }

    [Theory]
    [InlineData("sha", "main")]
    [InlineData("sha", "--upload-pack=touch /tmp/x")]
    [InlineData("repository_id", "1 or 1=1")]
    [InlineData("jti", "")]
    public async Task Token_WithAClaimOfNonsense_IsRefused(string claim, string value)
    {
        var claims = Claims;
        claims[claim] = value;
        Assert.IsType<CiTokenVerdict.Refused>(await VerifyAsync(github.Tokens.Token(claims)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.b.c")]
    [InlineData("e30.e30.e30")]
    public async Task Token_ThatIsNone_IsRefused(string token) => Assert.IsType<CiTokenVerdict.Refused>(await VerifyAsync(token));

    [Fact]
    public async Task Token_WhileTheKeysCannotBeHad_IsNeitherRightNorWrong()
    {
        github.Tokens.IsDown = true;
        Assert.IsType<CiTokenVerdict.Undecided>(await VerifyAsync(github.Tokens.Token(Claims)));
    }

    [Fact]
    public async Task Token_OfManyUnknownKeys_AsksForTheKeysAFewTimesOnly()
    {
        var verifier = Verifier;
        for (var i = 0; i < 20; i++)
            await verifier.VerifyAsync(github.Tokens.Token(Claims, keyId: $"invented-{i}"), TestContext.Current.CancellationToken);
        Assert.InRange(github.Tokens.Asked, 1, 3);
    }
}
