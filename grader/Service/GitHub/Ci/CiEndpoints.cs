using System.Globalization;
using Autograder.Service.Access;
using Autograder.Service.Api;
using Autograder.Service.Intake;

namespace Autograder.Service.GitHub.Ci;

/// <summary>
/// For a job in a student's repository, which proves by a token of GitHub's what it runs for. It hands in
/// (<c>POST /github/ci</c>, the commit as a zip archive) and waits (<c>GET /github/ci/ID</c>).
/// </summary>
internal static class CiEndpoints
{
    private const string Bearer = "Bearer ";

    public static void MapCi(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/ci", HandInAsync).RequireRateLimiting(Rates.Uploads);
        routes.MapGet("/ci/{submission:long}", ShowAsync);
    }

    private static async Task<IResult> HandInAsync(HttpContext http, CiTokens tokens, CiIntake intake, IntakeLimits limits, GitHubPace pace, CancellationToken cancellation, string? assignment = null)
    {
        var (claims, refusal) = await ClaimsAsync(http, tokens, pace, cancellation);
        if (claims is null)
            return refusal!;
        if (http.Request.ContentLength > limits.Body)
            throw new BadHttpRequestException("too large", StatusCodes.Status413PayloadTooLarge);
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, cancellation);
        var outcome = await intake.ReceiveAsync(claims, assignment, body.ToArray(), cancellation);
        switch (outcome)
        {
            case CiOutcome.Taken(var receipt):
                var address = $"{GitHubSetup.Root}/ci/{receipt.SubmissionId}?attempt={receipt.AttemptId}";
                return TypedResults.Accepted(address, new { submission = receipt.SubmissionId, attempt = receipt.AttemptId, isNew = receipt.IsNew, address });
            case CiOutcome.Refused(var status, var reason):
                return Problem(status, "Refused", reason);
            case CiOutcome.Later(var reason):
                http.Response.Headers.RetryAfter = Seconds(pace.Later);
                return Problem(StatusCodes.Status503ServiceUnavailable, "Not yet", reason);
            default:
                throw new System.Diagnostics.UnreachableException($"outcome {outcome}");
        }
    }

    /// <summary>202 with a line of progress while it is not graded; then 200 with what was asked for.</summary>
    private static async Task<IResult> ShowAsync(
        long submission, HttpContext http, CiTokens tokens, CiProgress progress, GitHubPace pace, CancellationToken cancellation, long? attempt = null, string? format = null, bool early = false)
    {
        var (claims, refusal) = await ClaimsAsync(http, tokens, pace, cancellation);
        if (claims is null)
            return refusal!;
        var wanted = Choice.Of<CiFormat>(format, "format") ?? CiFormat.Summary;
        var answer = await progress.ShowAsync(claims, submission, attempt, early, wanted, cancellation);
        if (answer is CiAnswer.Text { Status: StatusCodes.Status202Accepted })
            http.Response.Headers.RetryAfter = Seconds(pace.Progress);
        return answer switch
        {
            CiAnswer.Text(var status, var text) => TypedResults.Text(text, "text/plain", System.Text.Encoding.UTF8, status),
            CiAnswer.Failed(var reason) => Problem(StatusCodes.Status409Conflict, "Not graded", reason),
            CiAnswer.NotYours => Problem(StatusCodes.Status404NotFound, "Not there", "There is no such submission of this commit of this repository."),
            var other => throw new System.Diagnostics.UnreachableException($"answer {other}"),
        };
    }

    private static async Task<(CiClaims? Claims, IResult? Refusal)> ClaimsAsync(HttpContext http, CiTokens tokens, GitHubPace pace, CancellationToken cancellation)
    {
        var header = http.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return (null, Problem(StatusCodes.Status401Unauthorized, "No token", "Send the job's token of GitHub Actions as Authorization: Bearer …; the job needs the permission id-token: write."));
        switch (await tokens.VerifyAsync(header[Bearer.Length..].Trim(), cancellation))
        {
            case CiTokenVerdict.Valid(var claims):
                return (claims, null);
            case CiTokenVerdict.Refused(var reason):
                http.Response.Headers.WWWAuthenticate = "Bearer";
                return (null, Problem(StatusCodes.Status401Unauthorized, "Token refused", reason));
            case CiTokenVerdict.Undecided(var reason):
                http.Response.Headers.RetryAfter = Seconds(pace.Later);
                return (null, Problem(StatusCodes.Status503ServiceUnavailable, "Not yet", reason + " Ask again in a moment."));
            default:
                throw new System.Diagnostics.UnreachableException("verdict");
        }
    }

    private static string Seconds(TimeSpan wait) => Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    private static IResult Problem(int status, string title, string detail) => TypedResults.Problem(statusCode: status, title: title, detail: detail);
}
