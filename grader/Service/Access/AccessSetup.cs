using Autograder.Service.Hosting;
using Autograder.Service.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Access;

/// <summary>Keys, signing in, rules and rates.</summary>
internal static class AccessSetup
{
    private const string Either = "Either";

    /// <summary>What also commands need that have no web.</summary>
    public static IServiceCollection AddKeys(this IServiceCollection services) =>
        services.AddSingleton<ApiKeys>().AddSingleton<SignInLinks>().AddSingleton<AccessControl>();

    public static IServiceCollection AddAccess(this IServiceCollection services, ServiceSettings settings)
    {
        services.AddKeys().AddHttpContextAccessor().AddRules().AddRates(settings.Rates);
        services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, scheme => scheme.ForwardDefaultSelector = context =>
                KeyAuthentication.IsOn(context.Request) ? Identity.KeyScheme : Identity.CookieScheme)
            .AddScheme<AuthenticationSchemeOptions, KeyAuthentication>(Identity.KeyScheme, null)
            .AddCookie(Identity.CookieScheme, cookie =>
            {
                cookie.Cookie.Name = "autograder";
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.ExpireTimeSpan = TimeSpan.FromDays(30);
                cookie.LoginPath = SignInLinks.Path;
                cookie.Events.OnRedirectToLogin = redirect => Answer(redirect, StatusCodes.Status401Unauthorized);
                cookie.Events.OnRedirectToAccessDenied = redirect => Answer(redirect, StatusCodes.Status403Forbidden);
                cookie.Events.OnValidatePrincipal = async validated =>
                {
                    // Signed out by deleting the account.
                    var stores = validated.HttpContext.RequestServices.GetRequiredService<IDbContextFactory<Store>>();
                    await using var store = await stores.CreateDbContextAsync(validated.HttpContext.RequestAborted);
                    if (validated.Principal?.AccountId() is not { } id || !await store.Accounts.AnyAsync(a => a.Id == id, validated.HttpContext.RequestAborted))
                        validated.RejectPrincipal();
                };
            })
            .AddGitHubSignIn(settings.GitHubSignIn);
        return services;
    }

    /// <summary>In this order: whether there is room, who asks, whether they ask too much, whether it is their own page that asks, whether they may.</summary>
    public static void UseAccess(this WebApplication app)
    {
        app.UseUploadRates();
        app.UseAuthentication();
        app.UseRates();
        app.UseSameOrigin();
        app.UseAuthorization();
    }

    /// <summary>Programs get a status, people a page.</summary>
    private static Task Answer(RedirectContext<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions> redirect, int status)
    {
        if (redirect.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) || status == StatusCodes.Status403Forbidden)
        {
            redirect.Response.StatusCode = status;
            if (status == StatusCodes.Status401Unauthorized)
                redirect.Response.Headers.WWWAuthenticate = "Bearer";
        }
        else
            redirect.Response.Redirect(redirect.RedirectUri);
        return Task.CompletedTask;
    }
}
