using System.Globalization;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Autograder.Service.GitHub.Ci;

/// <summary>Verifies CI tokens: OpenID Connect, with the issuer's keys by discovery.</summary>
internal sealed class CiTokens
{
    /// <summary>How far clocks may differ.</summary>
    public static readonly TimeSpan Leeway = TimeSpan.FromSeconds(60);

    private const int LongestToken = 16 << 10;
    private const int LongestId = 200;

    private readonly string audience;
    private readonly string issuer;
    private readonly TimeProvider time;
    private readonly JsonWebTokenHandler handler = new();
    private readonly ConfigurationManager<OpenIdConnectConfiguration> discovery;

    public CiTokens(string issuer, string audience, HttpClient http, TimeProvider time)
    {
        (this.issuer, this.audience, this.time) = (issuer, audience, time);
        discovery = new(
            $"{issuer}/.well-known/openid-configuration", new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever(http) { RequireHttps = issuer.StartsWith("https:", StringComparison.Ordinal) })
        {
            // An unknown key id makes it ask again, this often at most: keys are changed, and strangers invent ids.
            RefreshInterval = TimeSpan.FromSeconds(30),
        };
    }

    public async Task<CiTokenVerdict> VerifyAsync(string token, CancellationToken cancellation)
    {
        if (token.Length > LongestToken || !handler.CanReadToken(token))
            return new CiTokenVerdict.Refused("The CI token is not a signed token (JWT).");
        OpenIdConnectConfiguration keys;
        try
        {
            keys = await discovery.GetConfigurationAsync(cancellation);
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or HttpRequestException)
        {
            return new CiTokenVerdict.Undecided("The keys of GitHub's CI tokens cannot be had at the moment.");
        }
        if (keys.Issuer != issuer)
            return new CiTokenVerdict.Undecided("The issuer of CI tokens names itself otherwise than it is configured here.");

        var result = await handler.ValidateTokenAsync(token, Parameters(keys));
        if (!result.IsValid && result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            discovery.RequestRefresh();
            try
            {
                result = await handler.ValidateTokenAsync(token, Parameters(await discovery.GetConfigurationAsync(cancellation)));
            }
            catch (Exception e) when (e is InvalidOperationException or IOException or HttpRequestException)
            {
                // Judged by the keys that are known.
            }
        }
        return result.IsValid ? Read((JsonWebToken)result.SecurityToken) : new CiTokenVerdict.Refused(Sentence(result.Exception));
    }

    private TokenValidationParameters Parameters(OpenIdConnectConfiguration keys) => new()
    {
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
        ValidIssuer = issuer,
        ValidAudience = audience,
        IssuerSigningKeys = keys.SigningKeys,
        TryAllIssuerSigningKeys = false,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        LifetimeValidator = IsNow,
    };

    private bool IsNow(DateTime? from, DateTime? until, SecurityToken token, TokenValidationParameters parameters)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return until is not null && now < until + Leeway && (from is null || from - Leeway <= now);
    }

    private CiTokenVerdict Read(JsonWebToken token)
    {
        CiClaims claims;
        try
        {
            claims = JsonSerializer.Deserialize(Base64UrlEncoder.DecodeBytes(token.EncodedPayload), CiClaimsJson.Default.CiClaims)
                ?? throw new JsonException("null");
        }
        catch (JsonException)
        {
            return new CiTokenVerdict.Refused("The CI token lacks claims of GitHub Actions, or is made out to several audiences.");
        }
        if (DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(claims.Iat, 0, uint.MaxValue)) > time.GetUtcNow() + Leeway)
            return new CiTokenVerdict.Refused("The CI token was issued in the future. Is the service's clock right?");
        if (claims.Jti is "" or { Length: > LongestId } || claims.Aud != audience || claims.Iss != issuer)
            return new CiTokenVerdict.Refused("The CI token has no usable id (jti), audience or issuer.");
        if (!CommitSha.IsOne(claims.Sha) || !IsId(claims.RepositoryId) || !IsId(claims.RepositoryOwnerId) || !IsId(claims.RunId))
            return new CiTokenVerdict.Refused("The CI token does not name its commit and repository.");
        return new CiTokenVerdict.Valid(claims);
    }

    private static bool IsId(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    // The library's own messages hold the token's text.
    private string Sentence(Exception? fault) => fault switch
    {
        SecurityTokenInvalidIssuerException => $"The CI token is not from {issuer}.",
        SecurityTokenInvalidAudienceException => $"The CI token is made out to somebody else; ask for one with the audience {audience}.",
        SecurityTokenInvalidLifetimeException or SecurityTokenExpiredException or SecurityTokenNotYetValidException or SecurityTokenNoExpirationException =>
            "The CI token is not valid now: it has expired or is not valid yet. Ask for a new one.",
        SecurityTokenInvalidAlgorithmException => "The CI token is not signed with RS256.",
        SecurityTokenSignatureKeyNotFoundException => "The CI token is signed with a key that its issuer does not have.",
        _ => "The CI token's signature does not hold.",
    };
}
