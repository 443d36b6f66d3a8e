using System.Text.RegularExpressions;
using Autograder.Service.Intake;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Autograder.Service.Api;

/// <summary>Errors that a caller can do something about.</summary>
internal static partial class Problems
{
    public static ProblemHttpResult NoSuch(string kind, object name) =>
        TypedResults.Problem(statusCode: StatusCodes.Status404NotFound, title: "Not there", detail: $"There is no {kind} {name} here, or it is not yours to see.");

    public static ProblemHttpResult Taken(string kind, object name) =>
        TypedResults.Problem(statusCode: StatusCodes.Status409Conflict, title: "There is one already", detail: $"There is a {kind} {name} already.");

    public static ProblemHttpResult Conflict(string detail) =>
        TypedResults.Problem(statusCode: StatusCodes.Status409Conflict, title: "Not now", detail: detail);

    public static ProblemHttpResult Forbidden(string detail) =>
        TypedResults.Problem(statusCode: StatusCodes.Status403Forbidden, title: "Not allowed", detail: detail);

    /// <exception cref="RefusedException">It is not fit to stand in an address.</exception>
    public static string Slug(string value, string name) =>
        SlugPattern().IsMatch(value) ? value
        : throw new RefusedException($"{name} stands in addresses: use up to 63 small letters, digits and hyphens, such as optimization-2026.");

    /// <exception cref="RefusedException">It is empty or too long.</exception>
    public static string Text(string value, string name, int most = 200) =>
        value.Trim() is { Length: > 0 } trimmed && trimmed.Length <= most && !trimmed.Any(char.IsControl) ? trimmed
        : throw new RefusedException($"{name} must have 1 to {most} characters, and no line breaks.");

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,62}$")]
    private static partial Regex SlugPattern();
}
