using System.Net;
using Autograder.Service.Dashboard.Texts;
using Microsoft.AspNetCore.Authentication;

namespace Autograder.Service.Access;

/// <summary>
/// The pages of signing in: plain HTML, so that they work without scripts and before anything else does. A link is
/// shown by GET and used by POST.
/// </summary>
internal static class SignInPages
{
    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(SignInLinks.Path, Start).AllowAnonymous().ExcludeFromDescription();
        routes.MapGitHubSignIn();
        routes.MapGet(SignInLinks.Path + "/{secret}", ShowAsync).AllowAnonymous().ExcludeFromDescription();
        routes.MapPost(SignInLinks.Path + "/{secret}", UseAsync).AllowAnonymous().ExcludeFromDescription();
        routes.MapPost("/sign-out", async (HttpContext context) =>
        {
            await context.SignOutAsync(Identity.CookieScheme);
            return Results.LocalRedirect(SignInLinks.Path);
        }).AllowAnonymous().ExcludeFromDescription();
    }

    private static IResult Start(HttpContext http, Hosting.ServiceSettings settings, string? then, string? trouble)
    {
        var t = WordsOf(http);
        var told = trouble switch
        {
            "unknown" => $"<p role=\"alert\">{t["No course knows this GitHub account. Ask your instructor to put your name on GitHub into the roster, or for a sign-in link; signed in by it, you can add GitHub."]}</p>",
            "github" => $"<p role=\"alert\">{t["GitHub did not sign you in. Try again; if it stays, ask for a sign-in link."]}</p>",
            _ => "",
        };
        var by = settings.GitHubSignIn is null ? ""
            : $"<p><a class=\"button\" href=\"{WebUtility.HtmlEncode($"{GitHubSignIn.Path}?then={Uri.EscapeDataString(Dashboard.LocalAddress.Or(then, "/"))}")}\">{t["Sign in with GitHub"]}</a></p>";
        return new HtmlPage(200, t, t["Sign in"], $"{told}{by}<p>{t["Your instructor can send you a link that signs you in. Each works once; ask for another when yours is used up."]}</p>" +
            $"<p>{t["Administrators get one on the server with {0}.", "<code>autograder sign-in</code>"]}</p>");
    }

    private static async Task<IResult> ShowAsync(HttpContext http, string secret, SignInLinks links, CancellationToken cancellation)
    {
        var t = WordsOf(http);
        return await links.LookAsync(secret, cancellation) is { } account
            ? new HtmlPage(200, t, t["Sign in"], $"<form method=\"post\"><p>{t["This link signs you in as {0}, once.", $"<strong>{WebUtility.HtmlEncode(account.Name)}</strong>"]}</p><p><button autofocus>{t["Sign in"]}</button></p></form>")
            : Gone(http);
    }

    private static async Task<IResult> UseAsync(string secret, SignInLinks links, HttpContext context, CancellationToken cancellation)
    {
        if (await links.UseAsync(secret, cancellation) is not { } account)
            return Gone(context);
        await context.SignInAsync(Identity.CookieScheme, Identity.Of(account), new() { IsPersistent = true });
        return Results.LocalRedirect("/");
    }

    private static HtmlPage Gone(HttpContext http)
    {
        var t = WordsOf(http);
        return new(410, t, t["This link is used up"], $"<p>{t["A sign-in link works once and not for long. Ask whoever sent it for another."]}</p>");
    }

    private static Phrases WordsOf(HttpContext http) =>
        Phrases.Of(Languages.Choose(http.Request.Cookies[Viewing.LanguageCookie], http.Request.Headers.AcceptLanguage));

    private sealed record HtmlPage(int Status, Phrases Words, string Title, string Content) : IResult
    {
        public Task ExecuteAsync(HttpContext context)
        {
            context.Response.StatusCode = Status;
            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.Headers.CacheControl = "no-store";
            // The address holds the secret: it must not reach other sites.
            context.Response.Headers["Referrer-Policy"] = "no-referrer";
            context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'";
            return context.Response.WriteAsync($$"""
                <!doctype html>
                <html lang="{{Words.Language}}">
                <head>
                  <meta charset="utf-8">
                  <meta name="viewport" content="width=device-width, initial-scale=1">
                  <link rel="icon" href="{{Dashboard.Assets.AssetFiles.Address("icon.svg")}}" type="image/svg+xml">
                  <title>{{Title}} · Autograder</title>
                  <style>
                    :root { color-scheme: light dark; }
                    body { font: 1.125rem/1.5 system-ui, sans-serif; max-width: 32rem; margin: 15vh auto 0; padding: 0 1.5rem; }
                    button, .button { display: inline-block; text-decoration: none; font: inherit; padding: .5rem 1.5rem; border-radius: .5rem; border: 0; background: #2456c8; color: #fff; cursor: pointer; }
                    button:focus-visible, .button:focus-visible { outline: 3px solid #9dbcff; outline-offset: 2px; }
                  </style>
                </head>
                <body><main><h1>{{Title}}</h1>{{Content}}</main></body>
                </html>
                """);
        }
    }
}
