using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Autograder.App.Load;

/// <summary>How sending one submission ended.</summary>
/// <param name="Took">From the first byte sent to the answer, of the request that was answered.</param>
/// <param name="Refusals">How often it was asked to come back later, and did.</param>
internal sealed record Delivery(HttpStatusCode Status, SubmissionSeen? Receipt, TimeSpan Took, int Refusals, string? Problem);

/// <summary>Speaks the API to a service on this machine.</summary>
internal sealed class LoadClient : IDisposable
{
    // A service that is asked for more than it takes at once says so within that.
    private const int MostRefusals = 600;

    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web);

    private readonly HttpClient http;
    private readonly TimeProvider time;

    /// <exception cref="LoadException">The address is not on this machine.</exception>
    public LoadClient(string url, string key, TimeProvider time)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new LoadException($"{url} is no address. `autograder serve` prints its own.");
        if (!address.IsLoopback)
            throw new LoadException($"{url} is not on this machine. A load is for a service of your own: run the command where that runs.");
        // A connection for each who hands in, as a class has: none waits here for another's answer, which would be counted as the service's.
        http = new(new SocketsHttpHandler { UseProxy = false })
        {
            BaseAddress = new(address, "/"), Timeout = TimeSpan.FromMinutes(2),
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) },
        };
        this.time = time;
    }

    /// <exception cref="LoadException">The service is not there or refuses.</exception>
    public async Task<T> GetAsync<T>(string path, CancellationToken cancellation)
    {
        using var response = await SendAsync(() => new(HttpMethod.Get, path), cancellation);
        return await ReadAsync<T>(response, path, cancellation);
    }

    /// <exception cref="LoadException"/>
    public async Task PutAsync(string path, object body, CancellationToken cancellation)
    {
        using var response = await SendAsync(() => new(HttpMethod.Put, path) { Content = JsonContent.Create(body, options: json) }, cancellation);
        await ReadAsync<JsonElement>(response, path, cancellation);
    }

    public async Task<Delivery> PostAsync(string path, object body, CancellationToken cancellation)
    {
        for (var refusals = 0; ; refusals++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body, options: json) };
            var sent = time.GetTimestamp();
            try
            {
                using var response = await http.SendAsync(request, cancellation);
                var took = time.GetElapsedTime(sent);
                if (response.StatusCode == HttpStatusCode.TooManyRequests && response.Headers.RetryAfter?.Delta is { } wait && refusals < MostRefusals)
                {
                    await Task.Delay(wait, time, cancellation);
                    continue;
                }
                return response.IsSuccessStatusCode
                    ? new(response.StatusCode, await response.Content.ReadFromJsonAsync<SubmissionSeen>(json, cancellation), took, refusals, null)
                    : new(response.StatusCode, null, took, refusals, await response.Content.ReadAsStringAsync(cancellation));
            }
            catch (HttpRequestException e)
            {
                return new(0, null, time.GetElapsedTime(sent), refusals, e.Message);
            }
        }
    }

    private async Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage> make, CancellationToken cancellation)
    {
        for (var refusals = 0; ; refusals++)
        {
            try
            {
                using var request = make();
                var response = await http.SendAsync(request, cancellation);
                if (response.StatusCode != HttpStatusCode.TooManyRequests || refusals == MostRefusals)
                    return response;
                var wait = response.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1);
                response.Dispose();
                await Task.Delay(wait, time, cancellation);
            }
            catch (HttpRequestException e)
            {
                throw new LoadException($"No service answers at {http.BaseAddress}: {e.Message}. Start one with `autograder serve`.", e);
            }
        }
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response, string path, CancellationToken cancellation)
    {
        var content = await response.Content.ReadAsStringAsync(cancellation);
        if (!response.IsSuccessStatusCode)
            throw new LoadException(response.StatusCode switch
            {
                HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden =>
                    "The key does not allow it. `autograder key create --scopes submit,read,manage` makes one that does.",
                HttpStatusCode.NotFound => $"There is no {path}. Name the course and the assignment with --course and --assignment.",
                var status => $"{path} was answered with {(int)status}: {content}",
            });
        try
        {
            return JsonSerializer.Deserialize<T>(content, json)!;
        }
        catch (JsonException e)
        {
            throw new LoadException($"{path} was answered with what is no answer of this version: {e.Message}", e);
        }
    }

    public void Dispose() => http.Dispose();
}
