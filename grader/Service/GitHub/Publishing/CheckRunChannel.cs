using System.Text.Json;
using Autograder.Engine.Reporting;
using Autograder.Service.GitHub.Model;

namespace Autograder.Service.GitHub.Publishing;

/// <summary>A check run on the commit, with the findings at their lines. GitHub takes fifty at a time and appends further ones.</summary>
internal sealed class CheckRunChannel(GitHubWriter github) : IChannel
{
    private const int AtATime = 50;

    public Channel Kind => Channel.CheckRun;

    public async Task<WriteOutcome> WriteAsync(Publication publication, Shown shown, CancellationToken cancellation)
    {
        var repository = publication.Repository!.FullName;
        if (publication.Tries > 1 && await LookAsync(publication, shown, repository, cancellation) is { } fault)
            return fault;
        var annotations = shown.Annotations;
        var next = annotations.Skip(publication.Written).Take(AtATime).ToList();
        var isNew = publication.ExternalId is null;
        var answer = isNew
            ? await github.WriteAsync(HttpMethod.Post, repository, "check-runs", Body(publication, shown, next), cancellation)
            : await github.WriteAsync(HttpMethod.Patch, repository, FormattableString.Invariant($"check-runs/{publication.ExternalId}"), Body(publication, shown, next), cancellation);
        if (answer.End is { } end)
            return end;
        publication.ExternalId ??= answer.Body.GetProperty("id").GetInt64();
        publication.Written += next.Count;
        return publication.Written < annotations.Count ? new WriteOutcome.MoreToDo() : new WriteOutcome.Complete();
    }

    /// <summary>What became of the try before, whose answer is not known.</summary>
    private async Task<WriteOutcome?> LookAsync(Publication publication, Shown shown, string repository, CancellationToken cancellation)
    {
        var found = await github.ReadAsync(repository,
            $"commits/{publication.Sha}/check-runs?check_name={Uri.EscapeDataString(shown.Name)}&filter=all&per_page=100", cancellation);
        if (found.End is { } end)
            return end;
        foreach (var run in found.Body.GetProperty("check_runs").EnumerateArray())
            if (run.TryGetProperty("external_id", out var external) && external.ValueKind == JsonValueKind.String && external.GetString() == shown.ExternalId)
            {
                publication.ExternalId = run.GetProperty("id").GetInt64();
                publication.Written = run.GetProperty("output").GetProperty("annotations_count").GetInt32();
            }
        return null;
    }

    private static object Body(Publication publication, Shown shown, IReadOnlyList<ReportAnnotation> annotations) => new
    {
        Name = shown.Name,
        HeadSha = publication.ExternalId is null ? publication.Sha : null,
        ExternalId = shown.ExternalId,
        Status = "completed",
        Conclusion = shown.Conclusion,
        DetailsUrl = shown.Address,
        Output = new
        {
            Title = shown.Title,
            Summary = shown.Markdown,
            Annotations = annotations.Select(a => new
            {
                Path = a.Path, StartLine = a.Line, EndLine = a.Line, AnnotationLevel = a.Level.ToString().ToLowerInvariant(), Title = GradeText.Cut(a.Title, 255), Message = GradeText.Cut(a.Message, 60_000),
            }).ToList(),
        },
    };
}
