using Autograder.Service.GitHub.Model;

namespace Autograder.Service.GitHub.Publishing;

/// <summary>A status on the commit, for who has a plain token.</summary>
internal sealed class CommitStatusChannel(GitHubWriter github) : IChannel
{
    private const int Longest = 140;

    public Channel Kind => Channel.CommitStatus;

    public async Task<WriteOutcome> WriteAsync(Publication publication, Shown shown, CancellationToken cancellation)
    {
        var repository = publication.Repository!.FullName;
        var description = GradeText.Line(shown.Line, Longest);
        if (publication.Tries > 1)
        {
            var found = await github.ListAsync(repository, $"commits/{publication.Sha}/statuses?per_page=100", cancellation);
            if (found.End is { } end)
                return end;
            // The newest first.
            if (found.Body.EnumerateArray().FirstOrDefault(s => s.GetProperty("context").GetString() == shown.Name) is { ValueKind: System.Text.Json.JsonValueKind.Object } last
                && last.GetProperty("description").GetString() == description && last.GetProperty("target_url").GetString() == shown.Address)
                return new WriteOutcome.Complete();
        }
        var answer = await github.WriteAsync(HttpMethod.Post, repository, $"statuses/{publication.Sha}", new
        {
            State = shown.State, Description = description, TargetUrl = shown.Address, Context = shown.Name,
        }, cancellation);
        return answer.End ?? new WriteOutcome.Complete();
    }
}
