using System.Text.Json;
using System.Text.RegularExpressions;
using Autograder.Authoring;
using Autograder.Service.Intake;
using Autograder.Service.Storage;
using Microsoft.AspNetCore.Diagnostics;

namespace Autograder.Service.Api;

/// <summary>Makes a problem of what was thrown.</summary>
internal sealed partial class Faults(ILogger<Faults> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellation)
    {
        if (exception is OperationCanceledException && context.RequestAborted.IsCancellationRequested)
            return true;
        var (status, title, detail) = exception switch
        {
            RefusedException => (StatusCodes.Status422UnprocessableEntity, "Refused", exception.Message),
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
                (StatusCodes.Status413PayloadTooLarge, "Too large", "The body is larger than is taken. Send the sources only, without what builds leave behind (bin, obj)."),
            BadHttpRequestException bad => (bad.StatusCode, "Not understood", Sentence(bad)),
            AssignmentException => (StatusCodes.Status503ServiceUnavailable, "The assignment cannot be loaded", exception.Message),
            _ when exception.IsOfTheStore() => (StatusCodes.Status503ServiceUnavailable, "The database does not do its work", "Nothing was stored. Ask again in a moment."),
            _ => (StatusCodes.Status500InternalServerError, "Our fault", "Something failed here. Nothing that was acknowledged is lost; please report it to whoever runs this service."),
        };
        if (status >= StatusCodes.Status500InternalServerError)
            log.LogError(exception, "{Method} {Path} failed.", context.Request.Method, context.Request.Path);
        if (status == StatusCodes.Status503ServiceUnavailable)
            context.Response.Headers.RetryAfter = "5";
        await TypedResults.Problem(statusCode: status, title: title, detail: detail).ExecuteAsync(context);
        return true;
    }

    /// <summary>Says it in the caller's words, without the names of our types.</summary>
    private static string Sentence(BadHttpRequestException bad)
    {
        if (bad.InnerException is JsonException json)
            return $"The body is not the JSON that this address takes{(json.Path is { Length: > 1 } path ? $"; look at {path[2..]}" : "")}. /api says what it takes.";
        return BoundParameter().Match(bad.Message) is { Success: true } match
            ? $"“{match.Groups["value"]}” is no value for {match.Groups["name"]}."
            : bad.Message;
    }

    [GeneratedRegex("""^Failed to bind parameter "\S+ (?<name>\w+)" from "(?<value>[^"]{0,80})""")]
    private static partial Regex BoundParameter();
}
