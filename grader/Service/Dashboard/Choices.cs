using Autograder.Service.Dashboard.Rules;
using Autograder.Service.Dashboard.Texts;

namespace Autograder.Service.Dashboard;

/// <summary>What one chooses for oneself, kept in a cookie.</summary>
internal static class Choices
{
    public static void MapChoices(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/language/{language}", (HttpContext http, string language, string? then) =>
        {
            if (Languages.Names.ContainsKey(language))
                http.Response.Cookies.Append(Viewing.LanguageCookie, language, new() { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, IsEssential = true, Secure = http.Request.IsHttps });
            return TypedResults.LocalRedirect(LocalAddress.Or(then, "/"));
        }).WithMetadata(new RuleAttribute(Needs.Nothing));
}

internal static class LocalAddress
{
    /// <summary>An address of this service, or another one: nobody is sent away by a link of ours.</summary>
    public static string Or(string? address, string otherwise) =>
        address is ['/', not ('/' or '\\'), ..] or "/" && !address.Any(char.IsControl) ? address : otherwise;
}
