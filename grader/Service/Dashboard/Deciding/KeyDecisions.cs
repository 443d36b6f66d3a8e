using Autograder.Service.Access;
using Autograder.Service.Dashboard.Rules;

namespace Autograder.Service.Dashboard.Deciding;

internal static class KeyDecisions
{
    public static void MapKeyDecisions(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/c/{course}/{assignment}/settings/keys/{key}/revoke", RevokeAsync).WithMetadata(new RuleAttribute(Needs.Instructor));

    private static async Task<IResult> RevokeAsync(HttpContext http, ApiKeys keys, string key, IFormCollection _, CancellationToken cancellation)
    {
        var place = http.Place();
        var gone = await keys.RevokeAsync(key, place.Course!.Id, FormattableString.Invariant($"account:{place.Viewer!.AccountId}"), cancellation);
        return TypedResults.LocalRedirect($"{place.Address}/settings/keys?done={(gone ? "key-revoked" : "not-now")}");
    }
}
