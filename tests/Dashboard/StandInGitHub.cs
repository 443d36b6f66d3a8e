using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace Autograder.Dashboard.Tests;

/// <summary>GitHub's OAuth as it documents it, over real HTTP: one code for one token, PKCE checked, a user for each token.</summary>
public sealed class StandInGitHub : IAsyncDisposable
{
    public const string ClientId = "client-1", ClientSecret = "the secret of the app";

    private readonly ConcurrentDictionary<string, string> challenges = [];
    private readonly WebApplication app;

    private StandInGitHub(WebApplication app) => this.app = app;

    /// <summary>Who sits before the browser.</summary>
    public (long Id, string Login) User { get; set; } = (1, "nobody");

    /// <summary>Whether they refuse.</summary>
    public bool Refuses { get; set; }

    public Uri Address => new(app.Urls.First() + "/");

    public static async Task<StandInGitHub> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var stand = new StandInGitHub(builder.Build());
        stand.app.MapGet("/login/oauth/authorize", stand.Authorize);
        stand.app.MapPost("/login/oauth/access_token", stand.TokenAsync);
        stand.app.MapGet("/user", stand.Who);
        stand.app.MapGet("/users/{name}", (string name) => name == "lab" ? Results.Json(new { id = 4711, login = "Lab", type = "Organization" }) : Results.Json(new { message = "Not Found" }, statusCode: 404));
        await stand.app.StartAsync();
        return stand;
    }

    private IResult Authorize(string client_id, string redirect_uri, string state, string code_challenge, string code_challenge_method)
    {
        if (client_id != ClientId || code_challenge_method != "S256")
            return Results.NotFound();
        var code = Guid.NewGuid().ToString("N");
        challenges[code] = code_challenge;
        return Results.Redirect(QueryHelpers.AddQueryString(redirect_uri, Refuses
            ? new Dictionary<string, string?> { ["error"] = "access_denied", ["state"] = state }
            : new Dictionary<string, string?> { ["code"] = code, ["state"] = state }));
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var verified = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        return form["client_id"] == ClientId && form["client_secret"] == ClientSecret && challenges.TryRemove(form["code"].ToString(), out var challenge) && challenge == verified
            ? Results.Json(new { access_token = $"gho_{User.Id}", token_type = "bearer", scope = "" })
            : Results.Json(new { error = "bad_verification_code" });
    }

    private IResult Who(HttpRequest request) =>
        request.Headers.Authorization == $"Bearer gho_{User.Id}" && request.Headers.UserAgent.Count > 0 ? Results.Json(new { id = User.Id, login = User.Login, name = (string?)null }) : Results.StatusCode(403);

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
