using Autograder.Service.Dashboard.Assets;
using Autograder.Service.Dashboard.Deciding;
using Autograder.Service.Dashboard.Live;
using Autograder.Service.Dashboard.Reading;
using Autograder.Service.Dashboard.Rules;
using Autograder.Service.Dashboard.Texts;
using Autograder.Service.GradeBooks;

namespace Autograder.Service.Dashboard;

/// <summary>The pages for instructors and students.</summary>
internal static class DashboardSetup
{
    private static readonly string[] Others = ["/api", "/health", "/hangfire", "/assets", "/openapi", "/metrics", "/scalar", "/webhooks", "/github"];

    public static IServiceCollection AddDashboard(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "form";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddHttpContextAccessor();
        services.AddMemoryCache();
        services.AddScoped<Viewing>();
        services.AddSingleton<Outline>();
        services.AddSingleton<Timings>();
        services.AddSingleton<Pulse>();
        services.AddSingleton<Decision>();
        services.AddSingleton<Regrades>();
        services.AddSingleton<RosterChanges>();
        services.AddSingleton<Revisions.RevisionChanges>();
        services.AddSingleton<Roster.RosterLinks>();
        return services;
    }

    /// <summary>Whether a person looks at what is answered.</summary>
    public static bool IsPage(HttpRequest request) => !Others.Any(o => request.Path.StartsWithSegments(o));

    /// <summary>After authentication, before the endpoints.</summary>
    public static void UseDashboard(this WebApplication app)
    {
        // On the application itself: in a branch nobody would find the way to the error page.
        app.UseStatusCodePagesWithReExecute("/error/{0}", createScopeForStatusCodePages: true);
        app.UseMiddleware<TroublePages>();
        app.UseWhen(http => IsPage(http.Request), pages => pages.Use((http, next) => ContentSecurity.ApplyAsync(http, _ => next())));
        app.UseWhen(http => http.Request.Path.StartsWithSegments(HangfirePage.Path), hangfire => hangfire.Use((http, next) => ContentSecurity.ApplyAsync(http, _ => next())));
        app.UseMiddleware<Gate>();
        app.UseAntiforgery();
    }

    public static void MapDashboard(this IEndpointRouteBuilder routes)
    {
        routes.MapRazorComponents<Root>();
        // For browsers, so not in the description of the API.
        var addresses = routes.MapGroup("").ExcludeFromDescription();
        addresses.MapGet("/assets/{name}", AssetFiles.Serve).AllowAnonymous();
        addresses.MapHangfirePage();
        addresses.MapLive();
        addresses.MapChoices();
        addresses.MapStudentDecisions();
        addresses.MapAttemptDecisions();
        addresses.MapRegrades();
        addresses.MapRoster();
        addresses.MapKeyDecisions();
        addresses.MapTerms();
        addresses.MapHandIn();
        addresses.MapGradesExport();
        addresses.MapGradeLinks();
    }
}
