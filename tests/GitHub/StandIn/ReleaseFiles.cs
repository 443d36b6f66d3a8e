using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Autograder.GitHub.Tests.StandIn;

/// <summary>
/// What a release holds. The API only says where a file lies, on another host, by an address that lets in on its own; whoever
/// brings the API's token along is refused there, as GitHub's storage does.
/// </summary>
internal sealed class ReleaseFiles(FakeGitHub github)
{
    private readonly ConcurrentDictionary<string, byte[]> offered = [];

    public void Map(WebApplication app, RouteGroupBuilder repository)
    {
        repository.MapGet("/releases/assets/{id:long}", (long id, string owner, string name, HttpContext http) =>
        {
            var release = github.Find($"{owner}/{name}")!.Releases.FirstOrDefault(r => r.AssetIds.ContainsValue(id));
            if (release is null)
                return RestApi.Fault(404, "Not Found");
            var file = release.AssetIds.First(a => a.Value == id).Key;
            if (http.Request.Headers.Accept != "application/octet-stream")
                return Results.Json(new { id, name = file });
            var key = Guid.NewGuid().ToString("N");
            offered[key] = release.Assets[file];
            return Results.Redirect($"http://localhost:{new Uri(github.Address).Port}/storage/{key}");
        });
        app.MapGet("/storage/{key}", (string key, HttpContext http) =>
            http.Request.Headers.Authorization.Count > 0 || !offered.TryRemove(key, out var content) ? Results.StatusCode(400) : Results.Bytes(content, "application/octet-stream"));
    }
}
