using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Autograder.GitHub.Tests.StandIn;

/// <summary>The REST API's routes that the service uses, with the status codes and limits that its documentation names.</summary>
internal sealed class RestApi(FakeGitHub github)
{
    public const int MostAnnotations = 50;
    public const int LongestText = 65_535;
    public const int LongestDescription = 140;

    public void Map(WebApplication app)
    {
        new AppApi(github).Map(app);
        var repository = app.MapGroup("/api/repos/{owner}/{name}").AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            if (!github.IsToken(Bearer(http)))
                return Fault(401, "Bad credentials");
            if (Of(http) is null)
                return Fault(404, "Not Found");
            return await next(context);
        });
        Content(repository);
        Checks(repository);
        repository.MapPost("/statuses/{sha}", AddStatusAsync);
        repository.MapGet("/commits/{sha}/statuses", (string sha, HttpContext http) => Results.Json(
            Of(http).Statuses.Where(s => s.Sha == sha).Reverse().Select(s => new { state = s.State, description = s.Description, target_url = s.TargetUrl, context = s.Context })));
        Comments(repository);
        Releases(repository);
        DeleteAssets(repository);
        new ReleaseFiles(github).Map(app, repository);
    }

    public static string Bearer(HttpContext http) => http.Request.Headers.Authorization.ToString() is var a && a.StartsWith("Bearer ", StringComparison.Ordinal) ? a[7..] : "";

    public static IResult Fault(int status, string message) =>
        Results.Json(new { message, documentation_url = "https://docs.github.com/rest" }, statusCode: status);

    private FakeRepository Of(HttpContext http) => github.Find($"{http.Request.RouteValues["owner"]}/{http.Request.RouteValues["name"]}")!;

    private void Content(RouteGroupBuilder repository)
    {
        repository.MapGet("/branches", (HttpContext http) => Results.Json(
            Of(http).Heads.Select(h => new { name = h.Key, commit = new { sha = h.Value } })));
        repository.MapGet("", (HttpContext http) => Results.Json(AppApi.Repository(Of(http))));
        repository.MapGet("/commits", async (string sha, HttpContext http) =>
        {
            var of = Of(http);
            if (of.BeforeItsCommits is { } happening)
            {
                of.BeforeItsCommits = null;
                await happening();
            }
            return of.History(sha) is { Count: > 0 } history
                ? Results.Json(history.Select(c => new { sha = c, author = Author(of, c), committer = of.Committers.TryGetValue(c, out var other) ? User(other) : Author(of, c) }))
                : Fault(409, "Git Repository is empty.");
        });
        repository.MapGet("/commits/{sha}", (string sha, HttpContext http) =>
            Results.Json(new { sha, author = Author(Of(http), sha) }));
    }

    private static object Author(FakeRepository repository, string sha) => User(repository.Authors.GetValueOrDefault(sha, (1001, "ada", "User")));

    private static object User((long Id, string Login, string Type) user) => new { id = user.Id, login = user.Login, type = user.Type };

    private void Checks(RouteGroupBuilder repository)
    {
        repository.MapPost("/check-runs", async (HttpContext http) =>
        {
            if (Bearer(http) == FakeGitHub.PlainToken)
                return Fault(403, "You must authenticate via a GitHub App.");
            var body = await BodyAsync(http);
            if (Unfit(body, creating: true) is { } fault)
                return Fault(422, fault);
            var run = new FakeCheckRun
            {
                Id = github.NextId(), Name = Text(body, "name")!, HeadSha = Text(body, "head_sha")!, Status = Text(body, "status") ?? "queued",
                Conclusion = Text(body, "conclusion"), ExternalId = Text(body, "external_id"), DetailsUrl = Text(body, "details_url"), At = github.Time.GetUtcNow(),
            };
            Fill(run, body);
            Of(http).CheckRuns.Enqueue(run);
            return Results.Json(run.ToJson(), statusCode: 201);
        });
        repository.MapPatch("/check-runs/{id:long}", async (long id, HttpContext http) =>
        {
            if (Of(http).CheckRuns.FirstOrDefault(r => r.Id == id) is not { } run)
                return Fault(404, "Not Found");
            var body = await BodyAsync(http);
            if (Unfit(body, creating: false) is { } fault)
                return Fault(422, fault);
            Fill(run, body);
            return Results.Json(run.ToJson());
        });
        repository.MapGet("/check-runs/{id:long}", (long id, HttpContext http) =>
            Of(http).CheckRuns.FirstOrDefault(r => r.Id == id) is { } run ? Results.Json(run.ToJson()) : Fault(404, "Not Found"));
        repository.MapGet("/commits/{sha}/check-runs", (string sha, HttpContext http) =>
        {
            var runs = Of(http).CheckRuns.Where(r => r.HeadSha == sha).ToList();
            return Results.Json(new { total_count = runs.Count, check_runs = runs.Select(r => r.ToJson()) });
        });
    }

    private static void Fill(FakeCheckRun run, JsonElement body)
    {
        if (!body.TryGetProperty("output", out var output))
            return;
        run.Conclusion = Text(body, "conclusion") ?? run.Conclusion;
        (run.ExternalId, run.DetailsUrl) = (Text(body, "external_id") ?? run.ExternalId, Text(body, "details_url") ?? run.DetailsUrl);
        (run.Summary, run.Text) = (Text(output, "summary"), Text(output, "text") ?? run.Text);
        if (output.TryGetProperty("annotations", out var annotations))
            lock (run.Annotations)
                run.Annotations.AddRange(annotations.EnumerateArray());
        // Last: tests wait for it and then look at the rest.
        run.Title = Text(output, "title");
    }

    private static string? Unfit(JsonElement body, bool creating)
    {
        if (creating && (Text(body, "name") is null || Text(body, "head_sha") is null))
            return "Invalid request. \"name\" and \"head_sha\" weren't supplied.";
        if (Text(body, "status") == "completed" && Text(body, "conclusion") is null)
            return "Invalid request. \"conclusion\" wasn't supplied.";
        if (Text(body, "conclusion") is { } conclusion
            && conclusion is not ("success" or "failure" or "neutral" or "cancelled" or "skipped" or "timed_out" or "action_required"))
            return $"Invalid request. {conclusion} is not a conclusion.";
        if (!body.TryGetProperty("output", out var output))
            return null;
        if (Text(output, "title") is null || Text(output, "summary") is null)
            return "Invalid request. \"title\" and \"summary\" weren't supplied.";
        if (Text(output, "summary")!.Length > LongestText || (Text(output, "text")?.Length ?? 0) > LongestText)
            return "Invalid request. Only 65535 characters are allowed.";
        if (!output.TryGetProperty("annotations", out var annotations))
            return null;
        return annotations.GetArrayLength() > MostAnnotations
            ? "Invalid request. No more than 50 items are allowed; 51 were supplied."
            : annotations.EnumerateArray().All(IsAnnotation) ? null : "Invalid request. An annotation lacks what it needs.";
    }

    private static bool IsAnnotation(JsonElement a) =>
        Text(a, "path") is not null && Text(a, "message") is not null && Text(a, "annotation_level") is "notice" or "warning" or "failure"
        && a.GetProperty("start_line").GetInt32() >= 1 && a.GetProperty("end_line").GetInt32() >= a.GetProperty("start_line").GetInt32();

    private async Task<IResult> AddStatusAsync(string sha, HttpContext http)
    {
        var body = await BodyAsync(http);
        if (Text(body, "state") is not ("error" or "failure" or "pending" or "success"))
            return Fault(422, "Validation Failed");
        if (Text(body, "description")?.Length > LongestDescription)
            return Fault(422, "Validation Failed: description is too long (maximum is 140 characters)");
        Of(http).Statuses.Enqueue(new(sha, Text(body, "state")!, Text(body, "description"), Text(body, "target_url"), Text(body, "context") ?? "default", github.Time.GetUtcNow()));
        return Results.Json(new { id = github.NextId() }, statusCode: 201);
    }

    private void Comments(RouteGroupBuilder repository)
    {
        repository.MapGet("/pulls", (HttpContext http) => Results.Json(
            Of(http).FeedbackPull is { } number && http.Request.Query["base"].ToString() is "feedback" or ""
                ? new[] { new { number, title = "Feedback", state = "open" } }
                : []));
        repository.MapGet("/issues/{number:int}/comments", (int number, HttpContext http) =>
        {
            // Two a page, so that whoever forgets the second page is found out.
            var page = int.TryParse(http.Request.Query["page"], out var asked) ? asked : 1;
            var all = Of(http).Comments.Values.Where(c => c.Issue == number).OrderBy(c => c.Id).ToList();
            if (all.Count > 2 * page)
                http.Response.Headers.Link = $"<{github.Address}{http.Request.Path}?page={page + 1}>; rel=\"next\"";
            return Results.Json(all.Skip(2 * (page - 1)).Take(2).Select(c => c.ToJson()));
        });
        repository.MapPost("/issues/{number:int}/comments", async (int number, HttpContext http) =>
        {
            var isApp = Bearer(http) != FakeGitHub.PlainToken;
            var comment = new FakeComment
            {
                Id = github.NextId(), Issue = number, UserId = isApp ? 5000 : AppApi.TokensUser,
                AppId = isApp ? long.Parse(FakeGitHub.AppId) : null, Body = Text(await BodyAsync(http), "body")!,
            };
            Of(http).Comments[comment.Id] = comment;
            return Results.Json(comment.ToJson(), statusCode: 201);
        });
        repository.MapPatch("/issues/comments/{id:long}", async (long id, HttpContext http) =>
        {
            if (!Of(http).Comments.TryGetValue(id, out var comment))
                return Fault(404, "Not Found");
            (comment.Body, comment.Edits) = (Text(await BodyAsync(http), "body")!, comment.Edits + 1);
            return Results.Json(comment.ToJson());
        });
    }

    private void Releases(RouteGroupBuilder repository)
    {
        repository.MapPost("/releases", async (HttpContext http) =>
        {
            var body = await BodyAsync(http);
            var release = new FakeRelease { Id = github.NextId(), Tag = Text(body, "tag_name")!, Sha = Text(body, "target_commitish")! };
            if (Of(http).Releases.Any(r => r.Tag == release.Tag))
                return Fault(422, "Validation Failed: already_exists");
            Of(http).Releases.Enqueue(release);
            return Results.Json(Json(http, release), statusCode: 201);
        });
        repository.MapGet("/releases/tags/{**tag}", (string tag, HttpContext http) =>
            Of(http).Releases.FirstOrDefault(r => r.Tag == tag) is { } release ? Results.Json(Json(http, release)) : Fault(404, "Not Found"));
        repository.MapPost("/releases/{id:long}/assets", async (long id, HttpContext http) =>
        {
            if (Of(http).Releases.FirstOrDefault(r => r.Id == id) is not { } release)
                return Fault(404, "Not Found");
            using var content = new MemoryStream();
            await http.Request.Body.CopyToAsync(content);
            release.AssetIds.TryAdd(http.Request.Query["name"].ToString(), github.NextId());
            return release.Assets.TryAdd(http.Request.Query["name"].ToString(), content.ToArray())
                ? Results.Json(new { id = github.NextId() }, statusCode: 201)
                : Fault(422, "Validation Failed: already_exists");
        });
    }

    private void DeleteAssets(RouteGroupBuilder repository) => repository.MapDelete("/releases/assets/{id:long}", (long id, HttpContext http) =>
    {
        foreach (var release in Of(http).Releases)
            if (release.AssetIds.FirstOrDefault(a => a.Value == id).Key is { } name && release.Assets.Remove(name) && release.AssetIds.Remove(name))
                return Results.NoContent();
        return Fault(404, "Not Found");
    });

    private JsonObject Json(HttpContext http, FakeRelease release) => new()
    {
        ["id"] = release.Id, ["tag_name"] = release.Tag,
        ["html_url"] = $"https://github.com/{Of(http).FullName}/releases/tag/{release.Tag}",
        ["upload_url"] = $"{github.Address}/api/repos/{Of(http).FullName}/releases/{release.Id}/assets{{?name,label}}",
        ["assets"] = new JsonArray([.. release.Assets.Keys.Select(a => new JsonObject
        {
            ["id"] = release.AssetIds[a], ["name"] = a, ["url"] = $"{github.Address}/api/repos/{Of(http).FullName}/releases/assets/{release.AssetIds[a]}",
        })]),
    };

    public static async Task<JsonElement> BodyAsync(HttpContext http) =>
        (await JsonDocument.ParseAsync(http.Request.Body)).RootElement;

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
