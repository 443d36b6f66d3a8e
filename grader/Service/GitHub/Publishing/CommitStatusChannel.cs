using Autograder.Service.GitHub.Model;

namespace Autograder.Service.GitHub.Publishing;

/// <summary>A status on the commit, for who has a plain token. There is no neutral one: less than full points is no failure either.</summary>
internal sealed class CommitStatusChannel(GitHubWriter github) : IChannel
{
    private const int Longest = 140;

    public Channel Kind => Channel.CommitStatus;

    public async Task<WriteOutcome> WriteAsync(Publication publication, ShownGrade grade, CancellationToken cancellation)
    {
        var repository = publication.Repository!.FullName;
        var description = GradeText.Cut(grade.Title, Longest);
        if (publication.Tries > 1)
        {
            var found = await github.ListAsync(repository, $"commits/{publication.Sha}/statuses?per_page=100", cancellation);
            if (found.End is { } end)
                return end;
            // The newest first.
            if (found.Body.EnumerateArray().FirstOrDefault(s => s.GetProperty("context").GetString() == grade.Name) is { ValueKind: System.Text.Json.JsonValueKind.Object } last
                && last.GetProperty("description").GetString() == description && last.GetProperty("target_url").GetString() == grade.Address)
                return new WriteOutcome.Complete();
        }
        var answer = await github.WriteAsync(HttpMethod.Post, repository, $"statuses/{publication.Sha}", new
        {
            State = grade.Conclusion == "failure" ? "failure" : "success", Description = description, TargetUrl = grade.Address, Context = grade.Name,
        }, cancellation);
        return answer.End ?? new WriteOutcome.Complete();
    }
}
