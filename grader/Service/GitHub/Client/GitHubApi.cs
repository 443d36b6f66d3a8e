using System.Net.Http.Headers;
using System.Text.Json;

namespace Autograder.Service.GitHub.Client;

/// <summary>Requests about a repository, made as whom the service is.</summary>
internal sealed class GitHubApi(GitHubHttp http, IGitHubCredential credential)
{
    private const int MostPages = 20;

    public async Task<GitHubAnswer> SendAsync(HttpMethod method, string repository, string path, object? body, CancellationToken cancellation) =>
        await credential.TokenAsync(repository, cancellation) is var token && token is GitHubAnswer.Done(var bearer, _)
            ? await http.SendAsync(method, $"repos/{repository}/{path}".TrimEnd('/'), body, Text(bearer), cancellation)
            : token;

    /// <summary>All pages of a list, one after the other.</summary>
    /// <param name="repository">Whose credential is used.</param>
    /// <param name="path">Relative to the API.</param>
    /// <returns>The items of all pages as one array; the first answer that is none otherwise.</returns>
    public async Task<GitHubAnswer> ListAsync(string repository, string path, Func<JsonElement, bool>? more, CancellationToken cancellation)
    {
        var token = await credential.TokenAsync(repository, cancellation);
        if (token is not GitHubAnswer.Done(var bearer, _))
            return token;
        return await PagesAsync(http, path, Text(bearer), more, cancellation);
    }

    /// <param name="more">Whether the page after this one is wanted.</param>
    public static async Task<GitHubAnswer> PagesAsync(GitHubHttp http, string path, string? bearer, Func<JsonElement, bool>? more, CancellationToken cancellation)
    {
        var items = new List<JsonElement>();
        for (var page = 0; page < MostPages; page++)
        {
            var answer = await http.SendAsync(HttpMethod.Get, path, null, bearer, cancellation);
            if (answer is not GitHubAnswer.Done(var body, var next))
                return answer;
            items.AddRange(body.EnumerateArray());
            if (next is null || more?.Invoke(body) == false)
                break;
            path = next.AbsoluteUri;
        }
        return new GitHubAnswer.Done(JsonSerializer.SerializeToElement(items), null);
    }

    /// <summary>Adds a file to a release.</summary>
    public async Task<GitHubAnswer> UploadAsync(string repository, Uri address, byte[] content, string type, CancellationToken cancellation)
    {
        var token = await credential.TokenAsync(repository, cancellation);
        if (token is not GitHubAnswer.Done(var bearer, _))
            return token;
        var body = new ByteArrayContent(content);
        body.Headers.ContentType = new MediaTypeHeaderValue(type);
        return await http.SendAsync(HttpMethod.Post, address, body, Text(bearer), cancellation);
    }

    private static string? Text(JsonElement token) => token.ValueKind == JsonValueKind.String ? token.GetString() : null;
}
