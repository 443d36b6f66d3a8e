using System.Text.Json;
using Autograder.Service.GitHub.Pushes;
using Microsoft.AspNetCore.Http.Features;

namespace Autograder.Service.GitHub.Webhooks;

/// <summary>
/// <c>POST /github/webhook</c>. GitHub waits ten seconds: what came is stored, the rest is others' work. The sentence that is
/// answered stands in GitHub's list of deliveries, where the teacher looks.
/// </summary>
internal static class WebhookEndpoint
{
    // What GitHub sends at most.
    private const int LargestBody = 25 << 20;
    private const int LongestId = 100;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static void MapWebhook(this IEndpointRouteBuilder routes) => routes.MapPost("/webhook", ReceiveAsync);

    private static async Task<IResult> ReceiveAsync(
        HttpContext http, GitHubSettings settings, WebhookIntake intake, PushTickets tickets, ILogger<WebhookIntake> log, CancellationToken cancellation)
    {
        if (settings.WebhookSecret is not { Length: > 0 } secret)
            return Problem(StatusCodes.Status404NotFound, "No webhook is taken here", "Set GitHub:WebhookSecret to the secret that the webhook is signed with.");
        var request = http.Request;
        if (request.ContentLength > LargestBody)
            return Problem(StatusCodes.Status413PayloadTooLarge, "Too large", "GitHub sends 25 MB at most.");
        if (!WebhookSignature.IsWellFormed(request.Headers[WebhookSignature.Header]))
            return Unsigned();
        if (await BodyAsync(http, cancellation) is not { } body)
            return Problem(StatusCodes.Status408RequestTimeout, "Too slow", "The body did not come within ten seconds.");
        if (!WebhookSignature.Fits(request.Headers[WebhookSignature.Header], body, secret))
            return Unsigned();

        var (id, name) = (request.Headers["X-GitHub-Delivery"].ToString(), request.Headers["X-GitHub-Event"].ToString());
        if (id is "" or { Length: > LongestId } || name is "" or { Length: > LongestId })
            return Problem(StatusCodes.Status400BadRequest, "Not understood", "The headers X-GitHub-Delivery and X-GitHub-Event are missing.");
        if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true)
            return Problem(StatusCodes.Status400BadRequest, "Not understood", "Set the webhook's content type to application/json.");
        WebhookEvent read;
        try
        {
            read = WebhookEvent.Read(name, body);
        }
        catch (JsonException e)
        {
            return Problem(StatusCodes.Status400BadRequest, "Not understood", $"The body is not the JSON that GitHub sends for {name}{(e.Path is { Length: > 1 } path ? $"; look at {path[2..]}" : "")}.");
        }
        var answer = await intake.ReceiveAsync(id, name, read, cancellation);
        if (answer.Fetch)
            tickets.Issue();
        log.LogInformation("Delivery {Id} ({Event}): {Answer}", id, name, answer.Sentence);
        return TypedResults.Text(answer.Sentence + "\n", statusCode: StatusCodes.Status202Accepted);
    }

    /// <returns>null when it does not come in time.</returns>
    private static async Task<byte[]?> BodyAsync(HttpContext http, CancellationToken cancellation)
    {
        // The server's own limit is that of uploads.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = LargestBody;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        using var body = new MemoryStream();
        try
        {
            await http.Request.Body.CopyToAsync(body, patience.Token);
            return body.ToArray();
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    private static IResult Unsigned() =>
        Problem(StatusCodes.Status401Unauthorized, "Not signed", "The signature does not fit. Give the webhook the secret that is set here as GitHub:WebhookSecret.");

    private static IResult Problem(int status, string title, string detail) => TypedResults.Problem(statusCode: status, title: title, detail: detail);
}
