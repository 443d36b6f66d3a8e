namespace Autograder.Service.Dashboard;

/// <summary>What a page may load and do: only what this service sends. No script or style stands in a page, so no nonce is needed.</summary>
internal static class ContentSecurity
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    // Hangfire's own page brings inline styles and scripts.
    private const string Hangfire = "default-src 'self' 'unsafe-inline' data:; frame-ancestors 'self'";

    public static Task ApplyAsync(HttpContext http, RequestDelegate next)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = http.Request.Path.StartsWithSegments(HangfirePage.Path) ? Hangfire : Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return next(http);
    }
}
