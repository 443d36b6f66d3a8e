using System.Text.Json;

namespace Autograder.Service.GitHub.Client;

/// <summary>What GitHub's API answered.</summary>
internal abstract record GitHubAnswer
{
    private GitHubAnswer() { }   // closed: no cases outside this file

    /// <param name="Body">Undefined when there was none.</param>
    /// <param name="Next">The next page's address, for lists.</param>
    public sealed record Done(JsonElement Body, Uri? Next) : GitHubAnswer;

    /// <summary>Too much was asked for.</summary>
    /// <param name="Until">When to ask again; null when GitHub does not say.</param>
    public sealed record Limited(DateTimeOffset? Until) : GitHubAnswer;

    /// <summary>The request is not right, or not allowed: the same again will get the same.</summary>
    public sealed record Refused(int Status, string Message) : GitHubAnswer;

    /// <summary>No answer, or one that speaks of trouble there; it may have been carried out all the same.</summary>
    public sealed record Unreachable(string Reason) : GitHubAnswer;
}
