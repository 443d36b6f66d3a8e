using System.Net;
using System.Text.RegularExpressions;

namespace Autograder.Dashboard.Tests;

/// <summary>Sends forms as a browser without script does: loads the page, takes the form's token, posts.</summary>
internal static partial class Forms
{
    public static async Task<HttpResponseMessage> SendAsync(this HttpClient client, string page, string address, params (string Name, string Value)[] fields)
    {
        var token = await client.TokenAsync(page);
        return await client.PostAsync(address, new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]), TestContext.Current.CancellationToken);
    }

    public static async Task<string> TokenAsync(this HttpClient client, string page)
    {
        var token = WebUtility.HtmlDecode(Token().Match(await client.GetStringAsync(page, TestContext.Current.CancellationToken)).Groups[1].Value);
        Assert.NotEqual("", token);
        return token;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
