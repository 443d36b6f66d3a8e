using System.Net;
using System.Text.Json;

namespace Autograder.Service.Tests.Web;

/// <summary>Reads what the service answers.</summary>
internal static class Answers
{
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync(Site.Stop);
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Checks that it is a problem with a sentence, and gives the sentence.</summary>
    public static async Task<string> ProblemAsync(this HttpResponseMessage answer, HttpStatusCode status)
    {
        var text = await answer.Content.ReadAsStringAsync(Site.Stop);
        Assert.True(answer.StatusCode == status, $"expected {status}, got {answer.StatusCode}: {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var detail = JsonDocument.Parse(text).RootElement.GetProperty("detail").GetString();
        Assert.False(string.IsNullOrEmpty(detail), text);
        return detail;
    }

    /// <summary>The last that the events of a submission tell: its end.</summary>
    public static async Task<JsonElement> EndAsync(this HttpClient client, string submission)
    {
        var events = await client.GetStringAsync($"{submission}/events", Site.Stop);
        var last = events.Split('\n').Last(l => l.StartsWith("data: ", StringComparison.Ordinal));
        return JsonDocument.Parse(last["data: ".Length..]).RootElement.GetProperty("attempt");
    }
}
