using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Autograder.Service.GitHub.Client;

/// <summary>One request to the API, as its documentation asks for, and what the answer means.</summary>
internal sealed class GitHubHttp(HttpClient http, GitHubSettings settings, TimeProvider time)
{
    private const int LargestAnswer = 8 << 20;

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    /// <param name="path">Relative to the API, or a page's full address.</param>
    public Task<GitHubAnswer> SendAsync(HttpMethod method, string path, object? body, string? bearer, CancellationToken cancellation) =>
        SendAsync(
            method, new Uri(settings.Api, path),
            body is null ? null : new StringContent(JsonSerializer.Serialize(body, Json), Encoding.UTF8, "application/json"), bearer, cancellation);

    public async Task<GitHubAnswer> SendAsync(HttpMethod method, Uri address, HttpContent? content, string? bearer, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.Accept.Add(new("application/vnd.github+json"));
        request.Headers.Add("X-GitHub-Api-Version", "2022-11-28");
        request.Headers.UserAgent.Add(new("autograder", "1"));
        if (bearer is not null)
            request.Headers.Authorization = new("Bearer", bearer);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(settings.Patience);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            return await ReadAsync(response, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new GitHubAnswer.Unreachable(string.Create(CultureInfo.InvariantCulture, $"no answer within {settings.Patience.TotalSeconds:0} s"));
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException)
        {
            return new GitHubAnswer.Unreachable(e.Message);
        }
    }

    private async Task<GitHubAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        await response.Content.LoadIntoBufferAsync(LargestAnswer, cancellation);
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellation);
        if (response.IsSuccessStatusCode)
            return new GitHubAnswer.Done(bytes.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(bytes), Next(response.Headers));
        var message = Message(bytes);
        return response.StatusCode switch
        {
            HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests when IsLimit(response, message) => new GitHubAnswer.Limited(Until(response.Headers)),
            HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => new GitHubAnswer.Unreachable($"{(int)response.StatusCode}: {message}"),
            var status => new GitHubAnswer.Refused((int)status, message),
        };
    }

    private static bool IsLimit(HttpResponseMessage response, string message) =>
        response.StatusCode == HttpStatusCode.TooManyRequests || response.Headers.RetryAfter is not null
        || Number(response.Headers, "x-ratelimit-remaining") == 0 || message.Contains("rate limit", StringComparison.OrdinalIgnoreCase);

    private DateTimeOffset? Until(HttpResponseHeaders headers) => headers.RetryAfter switch
    {
        { Delta: { } wait } => time.GetUtcNow() + wait,
        { Date: { } date } => date,
        _ when Number(headers, "x-ratelimit-remaining") == 0 && Number(headers, "x-ratelimit-reset") is { } reset =>
            DateTimeOffset.FromUnixTimeSeconds(reset),
        _ => null,
    };

    private static long? Number(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>The link named <c>next</c>, if it leads to the same place: the bearer token goes along.</summary>
    private Uri? Next(HttpResponseHeaders headers)
    {
        if (!headers.TryGetValues("Link", out var links))
            return null;
        var next = links.SelectMany(l => l.Split(',')).FirstOrDefault(l => l.Contains("rel=\"next\"", StringComparison.Ordinal));
        return next?.Split('<', '>') is [_, var address, ..] && Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && uri.GetLeftPart(UriPartial.Authority) == settings.Api.GetLeftPart(UriPartial.Authority)
            ? uri
            : null;
    }

    private static string Message(byte[] bytes)
    {
        try
        {
            var text = JsonSerializer.Deserialize<JsonElement>(bytes) is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty("message", out var message)
                ? message.ToString()
                : "";
            return text.Length > 300 ? text[..300] : text;
        }
        catch (JsonException)
        {
            return "";
        }
    }
}
