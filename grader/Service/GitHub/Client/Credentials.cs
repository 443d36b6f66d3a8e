using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Autograder.Service.GitHub.Client;

/// <summary>Whom the service is at GitHub.</summary>
internal interface IGitHubCredential
{
    /// <returns>A token for this repository, or why there is none.</returns>
    Task<GitHubAnswer> TokenAsync(string repository, CancellationToken cancellation);
}

/// <summary>A token that was given, or none: public repositories can be read without.</summary>
internal sealed class PlainToken(string? token) : IGitHubCredential
{
    public Task<GitHubAnswer> TokenAsync(string repository, CancellationToken cancellation) =>
        Task.FromResult<GitHubAnswer>(new GitHubAnswer.Done(JsonSerializer.SerializeToElement(token), null));
}

/// <summary>A GitHub App: it signs a token of its own, and gets one for each installation with it.</summary>
internal sealed class AppCredential : IGitHubCredential, IDisposable
{
    // Tokens are good for an hour; one that ends during its use is of none.
    private static readonly TimeSpan Spare = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(9);

    private readonly ConcurrentDictionary<string, Installation> installations = new(StringComparer.OrdinalIgnoreCase);
    private readonly GitHubHttp http;
    private readonly TimeProvider time;
    private readonly string appId;
    private readonly RSA key;

    public AppCredential(GitHubHttp http, string appId, string privateKey, TimeProvider time)
    {
        (this.http, this.appId, this.time) = (http, appId, time);
        key = ReadKey(privateKey);
    }

    /// <param name="privateKey">PEM, or the file that holds it.</param>
    public static RSA ReadKey(string privateKey)
    {
        var read = RSA.Create();
        try
        {
            read.ImportFromPem(privateKey.Contains("-----BEGIN", StringComparison.Ordinal) ? privateKey : File.ReadAllText(privateKey));
            return read;
        }
        catch
        {
            read.Dispose();
            throw;
        }
    }

    /// <summary>The App's own token, for what concerns no installation.</summary>
    public string OwnToken()
    {
        // A minute back, as GitHub's documentation advises against clocks that differ.
        var issued = time.GetUtcNow() - TimeSpan.FromMinutes(1);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = appId,
            IssuedAt = issued.UtcDateTime,
            Expires = (issued + Longest).UtcDateTime,
            // Signers are else kept for the whole process, with a key that is disposed before it ends.
            SigningCredentials = new(new RsaSecurityKey(key) { CryptoProviderFactory = new() { CacheSignatureProviders = false } }, SecurityAlgorithms.RsaSha256),
        });
    }

    public async Task<GitHubAnswer> TokenAsync(string repository, CancellationToken cancellation)
    {
        var installation = installations.GetOrAdd(repository.Split('/')[0], _ => new());
        await installation.One.WaitAsync(cancellation);
        try
        {
            if (installation.Until > time.GetUtcNow() + Spare)
                return new GitHubAnswer.Done(installation.Token, null);
            if (installation.Id is null)
            {
                var found = await http.SendAsync(HttpMethod.Get, $"repos/{repository}/installation", null, OwnToken(), cancellation);
                if (found is not GitHubAnswer.Done(var place, _))
                    return found;
                installation.Id = place.GetProperty("id").GetInt64();
            }
            var answer = await http.SendAsync(HttpMethod.Post, $"app/installations/{installation.Id}/access_tokens", null, OwnToken(), cancellation);
            if (answer is not GitHubAnswer.Done(var token, _))
            {
                // Uninstalled and installed again it has another id.
                installation.Id = null;
                return answer;
            }
            installation.Token = token.GetProperty("token");
            installation.Until = token.GetProperty("expires_at").GetDateTimeOffset();
            return new GitHubAnswer.Done(installation.Token, null);
        }
        finally
        {
            installation.One.Release();
        }
    }

    /// <summary>Forgets what is known of an owner's installation: it was removed, or changed.</summary>
    public void Forget(string owner) => installations.TryRemove(owner, out _);

    public void Dispose() => key.Dispose();

    private sealed class Installation
    {
        public SemaphoreSlim One { get; } = new(1);

        public long? Id { get; set; }

        public JsonElement Token { get; set; }

        public DateTimeOffset Until { get; set; }
    }
}
