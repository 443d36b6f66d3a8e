using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Autograder.Service.GitHub.Model;

namespace Autograder.Service.GitHub.Publishing;

/// <summary>
/// Classroom 50: a release on a <c>submit/…</c> tag that carries <c>result.json</c>, and a status. It is collected from there,
/// so it waits until the points for time are in.
/// </summary>
internal sealed class Classroom50Channel(GitHubWriter github, GitHubSettings settings, GitHubPace pace, TimeProvider time) : IChannel
{
    private const string Asset = "result.json";
    private const int Released = 1;
    private const int Attached = 2;
    private const int Told = 3;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true,
    };

    public Channel Kind => Channel.Classroom50;

    public async Task<WriteOutcome> WriteAsync(Publication publication, Shown shown, CancellationToken cancellation)
    {
        if (shown is not ShownGrade grade)
            return new WriteOutcome.Complete();
        if (grade.TimingFollows)
            return new WriteOutcome.Later(time.GetUtcNow() + pace.Timing);
        // Written before and to be written again: the grade is another now.
        if (publication.Written >= Told)
            publication.Written = Released;
        var repository = publication.Repository!.FullName;
        var tag = TagOf(grade);
        if (publication.Written < Released)
        {
            var released = await github.WriteAsync(HttpMethod.Post, repository, "releases", new { TagName = tag, TargetCommitish = publication.Sha, Name = tag, Body = grade.Title }, cancellation);
            // 422: a try before was carried out after all.
            if (released.End is { } end && released.Status != 422)
                return end;
            publication.Written = Released;
            return new WriteOutcome.MoreToDo();
        }
        if (publication.Written < Attached)
            return await AttachAsync(publication, grade, repository, tag, cancellation);
        var status = await github.WriteAsync(HttpMethod.Post, repository, $"statuses/{publication.Sha}", new
        {
            State = "success", Description = GradeText.Cut(grade.Title, 140), TargetUrl = grade.Address, Context = "classroom50/autograde",
        }, cancellation);
        if (status.End is { } fault)
            return fault;
        publication.Written = Told;
        return new WriteOutcome.Complete();
    }

    private async Task<WriteOutcome> AttachAsync(Publication publication, ShownGrade grade, string repository, string tag, CancellationToken cancellation)
    {
        var release = await github.ReadAsync(repository, $"releases/tags/{tag}", cancellation);
        if (release.Status == 404)
        {
            publication.Written = 0;
            return new WriteOutcome.MoreToDo();
        }
        if (release.End is { } end)
            return end;
        publication.ExternalId = release.Body.GetProperty("id").GetInt64();
        var old = release.Body.GetProperty("assets").EnumerateArray().FirstOrDefault(a => a.GetProperty("name").GetString() == Asset);
        if (old.ValueKind == JsonValueKind.Object)
        {
            var deleted = await github.WriteAsync(HttpMethod.Delete, repository, FormattableString.Invariant($"releases/assets/{old.GetProperty("id").GetInt64()}"), null, cancellation);
            if (deleted.End is { } undeleted && deleted.Status != 404)
                return undeleted;
        }
        var upload = release.Body.GetProperty("upload_url").GetString()!.Split('{')[0];
        var content = JsonSerializer.SerializeToUtf8Bytes(Result(grade, tag, release.Body.GetProperty("html_url").GetString()!), Json);
        var attached = await github.UploadAsync(repository, new($"{upload}?name={Asset}"), content, "application/json", cancellation);
        if (attached.End is { } fault)
            return fault;
        publication.Written = Attached;
        return new WriteOutcome.MoreToDo();
    }

    private Classroom50Result Result(ShownGrade grade, string tag, string release)
    {
        var (work, web) = (grade.Work, settings.Web.AbsoluteUri);
        var (user, commit) = (work.Username ?? work.Repository.Split('/')[^1], $"{web}{work.Repository}/commit/{work.Sha}");
        // What is collected must agree with the repository's name, and no score may exceed its maximum.
        return new(
            "classroom50/result/v1", grade.Use.Classroom50!, AssignmentOf(grade), work.IsGroup ? "group" : "individual", user, tag,
            commit, release, commit, Moment(work.ReceivedAt), Math.Clamp(grade.Points, 0, grade.MaxScore), grade.MaxScore,
            [.. grade.Report.Exercises.Select(e => new Classroom50Test(e.Title, e.Score == e.MaxScore, e.Score, e.MaxScore))],
            work.UserId is { } id ? new(user, id) : null);
    }

    /// <summary>As the repositories, <c>CLASSROOM-ASSIGNMENT-USERNAME</c>, call it.</summary>
    private static string AssignmentOf(ShownGrade grade) =>
        grade.Use.RepositoryPrefix is { } prefix && prefix.StartsWith(grade.Use.Classroom50 + "-", StringComparison.Ordinal)
            ? prefix[(grade.Use.Classroom50!.Length + 1)..] : grade.Work.Assignment;

    /// <summary>The same whenever it is asked for, so that a second try finds the first one's release.</summary>
    private static string TagOf(ShownGrade grade) =>
        string.Create(CultureInfo.InvariantCulture, $"submit/{grade.Work.ReceivedAt.UtcDateTime:yyyy-MM-ddTHH-mm-ssZ}-{grade.Work.Sha[..7]}");

    private static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}

/// <summary>Classroom 50's <c>result-v1.schema.json</c>: no further fields, whole numbers only.</summary>
internal sealed record Classroom50Result(
    string Schema, string Classroom, string Assignment, [property: JsonPropertyName("assignment_type")] string AssignmentType, string Owner, string Submission,
    string Commit, string Release, string Review, string Datetime, int Score, int MaxScore, IReadOnlyList<Classroom50Test> Tests,
    [property: JsonPropertyName("submitted_by")] Classroom50User? SubmittedBy);

internal sealed record Classroom50Test(string TestName, bool Passed, int Score, int MaxScore);

internal sealed record Classroom50User(string Username, long Id);
