namespace Autograder.Service.Access;

/// <summary>The OAuth app, or GitHub App, by which people sign in. Its callback is <c>ADDRESS/sign-in/github/back</c>.</summary>
internal sealed record GitHubSignInSettings
{
    public string ClientId { get; init; } = "";

    public string ClientSecret { get; init; } = "";

    /// <summary>Where one signs in; <c>https://HOST/</c> for GitHub Enterprise Server.</summary>
    public Uri Web { get; init; } = new("https://github.com/");

    /// <summary>The REST API; <c>https://HOST/api/v3/</c> for GitHub Enterprise Server.</summary>
    public Uri Api { get; init; } = new("https://api.github.com/");

    public bool IsWhole => ClientId.Length > 0 && ClientSecret.Length > 0 && IsBase(Web) && IsBase(Api);

    private static bool IsBase(Uri address) => address is { IsAbsoluteUri: true, Scheme: "https" or "http" } && address.AbsolutePath.EndsWith('/');
}
