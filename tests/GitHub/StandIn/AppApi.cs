using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Tokens;

namespace Autograder.GitHub.Tests.StandIn;

/// <summary>What an App asks for as itself, and what belongs to an owner.</summary>
internal sealed class AppApi(FakeGitHub github)
{
    public const long TokensUser = 6000;
    private const int DeliveriesAPage = 5;

    public void Map(WebApplication app)
    {
        app.MapGet("/api/repos/{owner}/{name}/installation", (string owner, HttpContext http) =>
            IsApp(http) ? Results.Json(new { id = 900 + owner.Length, account = new { login = owner } }) : RestApi.Fault(401, "A JSON web token could not be decoded"));
        app.MapPost("/api/app/installations/{id:long}/access_tokens", (long id, HttpContext http) =>
        {
            if (!IsApp(http))
                return RestApi.Fault(401, "A JSON web token could not be decoded");
            var token = $"ghs_{Guid.NewGuid():N}";
            var until = github.Time.GetUtcNow().AddHours(1);
            github.InstallationTokens[token] = until;
            return Results.Json(new { token, expires_at = until.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ") }, statusCode: 201);
        });
        app.MapGet("/api/app/hook/deliveries", Deliveries);
        app.MapPost("/api/app/hook/deliveries/{id:long}/attempts", async (long id, HttpContext http) =>
        {
            if (!IsApp(http))
                return RestApi.Fault(401, "A JSON web token could not be decoded");
            if (github.Deliveries.FirstOrDefault(d => d.Id == id) is not { } delivery)
                return RestApi.Fault(404, "Not Found");
            await github.DeliverAsync(delivery.Event, delivery.Body, delivery.Guid);
            return Results.Json(new { }, statusCode: 202);
        });
        app.MapGet("/api/user", (HttpContext http) =>
            RestApi.Bearer(http) == FakeGitHub.PlainToken ? Results.Json(new { id = TokensUser, login = "teacher" }) : RestApi.Fault(403, "Resource not accessible by integration"));
        app.MapGet("/api/orgs/{owner}/repos", (string owner, HttpContext http) =>
            github.IsToken(RestApi.Bearer(http))
                ? Results.Json(github.Repositories.Where(r => r.Owner == owner).OrderByDescending(r => r.PushedAt).Select(Repository))
                : RestApi.Fault(401, "Bad credentials"));
    }

    public static object Repository(FakeRepository repository) => new
    {
        id = repository.Id, name = repository.Name, full_name = repository.FullName, pushed_at = repository.PushedAt, default_branch = "main",
        owner = new { id = repository.OwnerId, login = repository.Owner },
    };

    /// <summary>Newest first, some a page, without bodies.</summary>
    private IResult Deliveries(HttpContext http)
    {
        if (!IsApp(http))
            return RestApi.Fault(401, "A JSON web token could not be decoded");
        var before = long.TryParse(http.Request.Query["cursor"], out var cursor) ? cursor : long.MaxValue;
        var all = github.Deliveries.Where(d => d.Id < before).OrderByDescending(d => d.Id).ToList();
        if (all.Count > DeliveriesAPage)
            http.Response.Headers.Link = $"<{github.Address}{http.Request.Path}?cursor={all[DeliveriesAPage - 1].Id}>; rel=\"next\"";
        return Results.Json(all.Take(DeliveriesAPage).Select(d => new
        {
            id = d.Id, guid = d.Guid, delivered_at = d.At, redelivery = false, @event = d.Event, status = d.StatusCode < 300 ? "OK" : "Failed", status_code = d.StatusCode,
        }));
    }

    /// <summary>Whether the request carries the App's own token: RS256 with its key, the right issuer, at most ten minutes long.</summary>
    private bool IsApp(HttpContext http)
    {
        if (RestApi.Bearer(http).Split('.') is not [var header, var payload, var signature])
            return false;
        using var claims = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(payload));
        var now = github.Time.GetUtcNow().ToUnixTimeSeconds();
        var (issued, expires) = (claims.RootElement.GetProperty("iat").GetInt64(), claims.RootElement.GetProperty("exp").GetInt64());
        return Base64UrlEncoder.Decode(header).Contains("RS256", StringComparison.Ordinal)
            && claims.RootElement.GetProperty("iss").ToString() == FakeGitHub.AppId
            && issued <= now && expires > now && expires - issued <= 600
            && github.AppKey.VerifyData(
                Encoding.ASCII.GetBytes($"{header}.{payload}"), Base64UrlEncoder.DecodeBytes(signature), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }
}
