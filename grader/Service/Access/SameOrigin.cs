namespace Autograder.Service.Access;

/// <summary>Another site's page cannot change anything with the cookie of who looks at it.</summary>
internal static class SameOrigin
{
    public static void UseSameOrigin(this IApplicationBuilder app) =>
        app.Use((context, next) =>
        {
            if (!IsForeign(context.Request))
                return next(context);
            return Results.Problem(
                statusCode: StatusCodes.Status403Forbidden, title: "Another site asked for this",
                detail: "Requests that change something are taken from this site's own pages, or with a key.").ExecuteAsync(context);
        });

    private static bool IsForeign(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
            return false;
        // Without a cookie there is nothing to borrow: keys and signatures are sent on purpose.
        if (request.Cookies.Count == 0 || KeyAuthentication.IsOn(request))
            return false;
        if (request.Headers.TryGetValue("Sec-Fetch-Site", out var site))
            return site.ToString() is not ("same-origin" or "none");
        return request.Headers.Origin.ToString() is { Length: > 0 } origin
            && !(Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
