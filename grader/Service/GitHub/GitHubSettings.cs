using System.Security.Cryptography;
using Autograder.Service.GitHub.Client;

namespace Autograder.Service.GitHub;

/// <summary>The section <c>GitHub</c> of the configuration. What is left out is not used: without a credential the CI token alone brings work in.</summary>
internal sealed record GitHubSettings
{
    /// <summary>The REST API; <c>https://HOST/api/v3/</c> for GitHub Enterprise Server.</summary>
    public Uri Api { get; init; } = new("https://api.github.com/");

    /// <summary>Where repositories are fetched from.</summary>
    public Uri Web { get; init; } = new("https://github.com/");

    /// <summary>The secret that the webhook is signed with; without one no webhook is taken.</summary>
    public string? WebhookSecret { get; init; }

    /// <summary>The GitHub App's id or client id.</summary>
    public string? AppId { get; init; }

    /// <summary>The App's private key as PEM, or the file that holds it.</summary>
    public string? PrivateKey { get; init; }

    /// <summary>A plain token, in place of an App: commit statuses in place of check runs.</summary>
    public string? Token { get; init; }

    /// <summary>Who issues CI tokens. Compared exactly.</summary>
    public string Issuer { get; init; } = "https://token.actions.githubusercontent.com";

    /// <summary>What CI tokens must be made out to; the service's own address when left out.</summary>
    public string? Audience { get; init; }

    /// <summary>
    /// Where failed deliveries of the webhook are asked for: <c>app/hook</c> for an App, <c>orgs/NAME/hooks/ID</c> or
    /// <c>repos/OWNER/NAME/hooks/ID</c> for a webhook of one's own.
    /// </summary>
    public string? Hook { get; init; }

    /// <summary>Writes a minute; GitHub documents 80.</summary>
    public int WritesAMinute { get; init; } = 75;

    /// <summary>Writes an hour; GitHub documents 500.</summary>
    public int WritesAnHour { get; init; } = 480;

    /// <summary>How long one request to the API may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(20);

    public bool IsApp => AppId is not null;

    public bool HasCredential => IsApp || Token is not null;

    /// <returns>What is wrong with the settings, as sentences.</returns>
    public IEnumerable<string> Faults()
    {
        if (IsApp && Token is not null)
            yield return "GitHub:AppId and GitHub:Token are both set. Set one of them: a GitHub App or a plain token.";
        if (IsApp != PrivateKey is not null)
            yield return "GitHub:AppId and GitHub:PrivateKey belong together. Set both, or neither.";
        if (IsApp && PrivateKey is { } key && KeyFault(key) is { } fault)
            yield return $"GitHub:PrivateKey must be the App's private key as PEM, or the file that holds it: {fault}";
        if (WritesAMinute < 1 || WritesAnHour < 1)
            yield return "GitHub:WritesAMinute and GitHub:WritesAnHour must be at least 1.";
        foreach (var (name, address) in new[] { (nameof(Api), Api), (nameof(Web), Web) })
            if (!address.IsAbsoluteUri || address.Scheme is not ("https" or "http") || !address.AbsolutePath.EndsWith('/'))
                yield return $"GitHub:{name} must be an address that ends with a slash, such as https://api.github.com/.";
    }

    private static string? KeyFault(string key)
    {
        try
        {
            AppCredential.ReadKey(key).Dispose();
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or CryptographicException)
        {
            return e.Message;
        }
    }
}
