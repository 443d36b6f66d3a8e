using Autograder.Service.GitHub.Client;

namespace Autograder.Service.GitHub.Registration;

/// <summary>What GitHub says of an organisation that an assignment is to be connected with.</summary>
internal abstract record OwnerFound
{
    private OwnerFound() { }   // closed: no cases outside this file

    /// <param name="Id">GitHub's, which stays when names change hands.</param>
    /// <param name="Reached">Whether the service may work there: its App is installed, or it needs none.</param>
    public sealed record There(long Id, bool Reached) : OwnerFound;

    public sealed record Nobody : OwnerFound;

    /// <summary>GitHub could not be asked.</summary>
    public sealed record Unanswered(string Reason) : OwnerFound;
}

/// <summary>Asks GitHub for an organisation before it is relied on.</summary>
internal sealed class OwnerLook(GitHubHttp http, IGitHubCredential credential, GitHubSettings settings)
{
    private const int NotFound = 404;

    public async Task<OwnerFound> AtAsync(string owner, CancellationToken cancellation)
    {
        var own = (credential as AppCredential)?.OwnToken();
        // An App's own token opens nothing but what concerns the App; who somebody is, everybody may ask.
        switch (await http.SendAsync(HttpMethod.Get, $"users/{owner}", null, own is null ? settings.Token : null, cancellation))
        {
            case GitHubAnswer.Done(var body, _) when body.TryGetProperty("id", out var id) && id.TryGetInt64(out var number):
                return new OwnerFound.There(number, own is null || await http.SendAsync(HttpMethod.Get, $"users/{owner}/installation", null, own, cancellation) is not GitHubAnswer.Refused(NotFound, _));
            case GitHubAnswer.Refused(NotFound, _):
                return new OwnerFound.Nobody();
            case GitHubAnswer.Refused(var status, var message):
                return new OwnerFound.Unanswered(FormattableString.Invariant($"{status} {message}"));
            case GitHubAnswer.Unreachable(var reason):
                return new OwnerFound.Unanswered(reason);
            case GitHubAnswer.Limited:
                return new OwnerFound.Unanswered("too many requests at the moment");
            default:
                return new OwnerFound.Unanswered("an answer without an id");
        }
    }
}
