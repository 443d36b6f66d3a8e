using System.Net;
using System.Text.RegularExpressions;

namespace Autograder.Dashboard.Tests;

/// <summary>Sends forms as a browser without script does: loads the page, takes the form's token, posts.</summary>
internal static partial class Forms
{
    public static async Task<HttpResponseMessage> SendAsync(this HttpClient client, string page, string address, params (string Name, string Value)[] fields)
    {
        var stop = TestContext.Current.CancellationToken;
        var html = await client.GetStringAsync(page, stop);
        var token = WebUtility.HtmlDecode(Token().Match(html).Groups[1].Value);
        Assert.NotEqual("", token);
        return await client.PostAsync(address, new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]), stop);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
