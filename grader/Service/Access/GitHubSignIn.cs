using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;

namespace Autograder.Service.Access;

/// <summary>Signing in by GitHub, when it is set up: the framework's OAuth with state and PKCE. No scope is asked for: id and name are public.</summary>
internal static class GitHubSignIn
{
    public const string Path = SignInLinks.Path + "/github";

    private const string Scheme = "GitHub";
    private const string Link = "link";

    public static void AddGitHubSignIn(this AuthenticationBuilder authentication, GitHubSignInSettings? settings)
    {
        authentication.Services.AddSingleton<GitHubAccounts>();
        if (settings is not { } given)
            return;
        authentication.AddOAuth(Scheme, oauth =>
        {
            (oauth.ClientId, oauth.ClientSecret, oauth.CallbackPath) = (given.ClientId, given.ClientSecret, Path + "/back");
            oauth.AuthorizationEndpoint = new Uri(given.Web, "login/oauth/authorize").AbsoluteUri;
            oauth.TokenEndpoint = new Uri(given.Web, "login/oauth/access_token").AbsoluteUri;
            oauth.UserInformationEndpoint = new Uri(given.Api, "user").AbsoluteUri;
            oauth.SignInScheme = Identity.CookieScheme;
            oauth.UsePkce = true;
            // The way back is a link from GitHub, which Lax lets through; None would need HTTPS on loopback too.
            (oauth.CorrelationCookie.SameSite, oauth.CorrelationCookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
            oauth.Events.OnCreatingTicket = TicketAsync;
            oauth.Events.OnRemoteFailure = failed =>
            {
                failed.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(GitHubSignIn)).LogWarning(failed.Failure, "Signing in by GitHub failed.");
                failed.Response.Redirect($"{SignInLinks.Path}?trouble={(failed.Failure is UnknownUserException ? "unknown" : "github")}");
                failed.HandleResponse();
                return Task.CompletedTask;
            };
        });
    }

    public static void MapGitHubSignIn(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Path, (HttpContext http, Hosting.ServiceSettings settings, string? then) =>
        {
            if (settings.GitHubSignIn is null)
                return Results.NotFound();
            var asked = new AuthenticationProperties { RedirectUri = Dashboard.LocalAddress.Or(then, "/"), IsPersistent = true };
            if (http.User.AccountId() is { } account)
                asked.Items[Link] = account.ToString(CultureInfo.InvariantCulture);
            return Results.Challenge(asked, [Scheme]);
        }).AllowAnonymous().ExcludeFromDescription();

    private static async Task TicketAsync(OAuthCreatingTicketContext ticket)
    {
        var stop = ticket.HttpContext.RequestAborted;
        using var request = new HttpRequestMessage(HttpMethod.Get, ticket.Options.UserInformationEndpoint);
        request.Headers.Authorization = new("Bearer", ticket.AccessToken);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/vnd.github+json"));
        // GitHub answers nobody without one.
        request.Headers.UserAgent.Add(new("autograder", "1"));
        using var answer = await ticket.Backchannel.SendAsync(request, stop);
        answer.EnsureSuccessStatusCode();
        var user = await answer.Content.ReadFromJsonAsync<JsonElement>(stop);
        var login = user.GetProperty("login").GetString()!;
        var name = user.TryGetProperty("name", out var full) && full.ValueKind == JsonValueKind.String ? full.GetString()! : login;
        long? link = ticket.Properties.Items.TryGetValue(Link, out var signedIn) ? long.Parse(signedIn!, CultureInfo.InvariantCulture) : null;
        var accounts = ticket.HttpContext.RequestServices.GetRequiredService<GitHubAccounts>();
        var account = await accounts.FindAsync(user.GetProperty("id").GetInt64(), login, name, link, stop) ?? throw new UnknownUserException(login);
        ticket.Principal = Identity.Of(account);
        ticket.Properties.Items.Remove(Link);
    }

    private sealed class UnknownUserException(string login) : Exception($"No roster knows the GitHub user {login}.");
}
