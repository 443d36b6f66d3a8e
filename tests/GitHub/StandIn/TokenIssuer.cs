using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Tokens;

namespace Autograder.GitHub.Tests.StandIn;

/// <summary>GitHub Actions' token issuer: discovery, keys, and tokens as real or as wrong as a test wants them.</summary>
internal sealed class TokenIssuer(Func<string> address, TimeProvider time)
{
    private int tokens;

    public RSA Key { get; } = Keys.Issuer();

    public string KeyId { get; set; } = "key-1";

    /// <summary>Whether the keys cannot be had.</summary>
    public bool IsDown { get; set; }

    /// <summary>How often the keys were asked for.</summary>
    public int Asked { get; private set; }

    public string Issuer => $"{address()}/oidc";

    public void Map(WebApplication app)
    {
        app.MapGet("/oidc/.well-known/openid-configuration", () => IsDown ? Results.StatusCode(503) : Results.Json(new
        {
            issuer = Issuer,
            jwks_uri = $"{Issuer}/.well-known/jwks",
            response_types_supported = new[] { "id_token" },
            id_token_signing_alg_values_supported = new[] { "RS256" },
        }));
        app.MapGet("/oidc/.well-known/jwks", () =>
        {
            Asked++;
            var key = Key.ExportParameters(false);
            return Results.Json(new
            {
                keys = new[] { new { kty = "RSA", alg = "RS256", use = "sig", kid = KeyId, n = Base64UrlEncoder.Encode(key.Modulus), e = Base64UrlEncoder.Encode(key.Exponent) } },
            });
        });
        // What a runner offers a job that may write id-tokens.
        app.MapGet("/oidc/request", (HttpRequest request) =>
            request.Headers.Authorization == "bearer runner-secret"
                ? Results.Json(new { count = 1, value = Token(Requested(request.Query["audience"].ToString())) })
                : Results.StatusCode(403));
    }

    /// <summary>What the job of a runner is about, for tokens that it asks for itself.</summary>
    public Action<JsonObject>? Job { get; set; }

    /// <summary>The claims of a push by a student, as GitHub documents them.</summary>
    public JsonObject Claims(string audience, FakeRepository repository, string sha)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        return new()
        {
            ["jti"] = $"jti-{Interlocked.Increment(ref tokens)}-{Guid.NewGuid():N}", ["iss"] = Issuer, ["aud"] = audience, ["sub"] = "not:to:be:parsed",
            ["iat"] = now, ["nbf"] = now - 300, ["exp"] = now + 300,
            ["repository"] = repository.FullName, ["repository_id"] = $"{repository.Id}",
            ["repository_owner"] = repository.Owner, ["repository_owner_id"] = $"{repository.OwnerId}",
            ["sha"] = sha, ["ref"] = "refs/heads/main", ["ref_type"] = "branch", ["event_name"] = "push",
            ["actor"] = "ada", ["actor_id"] = "1001", ["run_id"] = "4711", ["run_number"] = "1", ["run_attempt"] = "1",
            ["workflow"] = "grade", ["job_workflow_ref"] = "course/autograder/.github/workflows/grade.yml@refs/heads/main",
            ["runner_environment"] = "github-hosted", ["repository_visibility"] = "private",
        };
    }

    public string Token(JsonObject claims, string algorithm = "RS256", string? keyId = null, RSA? key = null)
    {
        var header = new JsonObject { ["typ"] = "JWT", ["alg"] = algorithm, ["kid"] = keyId ?? KeyId };
        var signed = $"{Encode(header)}.{Encode(claims)}";
        var bytes = Encoding.ASCII.GetBytes(signed);
        var signature = algorithm switch
        {
            "RS256" => (key ?? Key).SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            "RS512" => (key ?? Key).SignData(bytes, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
            // The classic forgery: the public key, which everybody has, as the secret of an HMAC.
            "HS256" => HMACSHA256.HashData(Key.ExportSubjectPublicKeyInfo(), bytes),
            "none" => [],
            _ => throw new ArgumentException(algorithm),
        };
        return $"{signed}.{Base64UrlEncoder.Encode(signature)}";
    }

    private JsonObject Requested(string audience)
    {
        var claims = new JsonObject { ["aud"] = audience };
        (Job ?? throw new InvalidOperationException("no job runs"))(claims);
        claims["aud"] = audience;
        return claims;
    }

    private static string Encode(JsonObject json) => Base64UrlEncoder.Encode(JsonSerializer.SerializeToUtf8Bytes(json));
}
