using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Autograder.GitHub.Tests.StandIn;

/// <summary>git over HTTP: git's own <c>http-backend</c>, called as a web server would, by CGI.</summary>
internal static class GitServer
{
    private static ReadOnlySpan<byte> HeadersEnd => "\r\n\r\n"u8;

    /// <param name="folderOf">The folder of a repository by its full name.</param>
    /// <param name="isAllowed">Whether a request's Authorization header lets it in.</param>
    public static void MapGit(this WebApplication app, Func<string, string?> folderOf, Func<string, bool> isAllowed) =>
        app.Map("/git/{owner}/{name}.git/{**rest}", async (string owner, string name, string rest, HttpContext context) =>
        {
            if (!isAllowed(context.Request.Headers.Authorization.ToString()))
            {
                context.Response.StatusCode = 401;
                context.Response.Headers.WWWAuthenticate = "Basic realm=\"GitHub\"";
                return;
            }
            if (folderOf($"{owner}/{name}") is not { } folder)
            {
                context.Response.StatusCode = 404;
                return;
            }
            await RunAsync(context, folder, rest);
        });

    private static async Task RunAsync(HttpContext context, string folder, string rest)
    {
        var start = new ProcessStartInfo("git", ["http-backend"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        var request = context.Request;
        foreach (var (key, value) in new Dictionary<string, string>
        {
            ["GIT_PROJECT_ROOT"] = folder, ["GIT_HTTP_EXPORT_ALL"] = "1", ["PATH_INFO"] = $"/{rest}",
            ["QUERY_STRING"] = request.QueryString.Value?.TrimStart('?') ?? "", ["REQUEST_METHOD"] = request.Method,
            ["CONTENT_TYPE"] = request.ContentType ?? "", ["HTTP_CONTENT_ENCODING"] = request.Headers.ContentEncoding.ToString(),
            ["GIT_PROTOCOL"] = request.Headers["Git-Protocol"].ToString(), ["SERVER_PROTOCOL"] = "HTTP/1.1",
        })
            start.Environment[key] = value;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var feeding = FeedAsync(request.Body, process);
        await AnswerAsync(process.StandardOutput.BaseStream, context.Response);
        await feeding;
        await process.WaitForExitAsync();
        await errors;
    }

    private static async Task FeedAsync(Stream body, Process process)
    {
        try
        {
            await body.CopyToAsync(process.StandardInput.BaseStream);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has heard enough: what it answers counts.
        }
    }

    private static async Task AnswerAsync(Stream output, HttpResponse response)
    {
        // Without holding a thread while git starts: on a busy machine the few there are would be all of the process's.
        var buffer = new byte[64 << 10];
        var (kept, end) = (0, -1);
        while (end < 0 && await output.ReadAsync(buffer.AsMemory(kept)) is > 0 and var read)
            end = buffer.AsSpan(0, kept += read).IndexOf(HeadersEnd);
        if (end < 0)
        {
            response.StatusCode = 502;
            return;
        }
        foreach (var line in Encoding.ASCII.GetString(buffer, 0, end).Split("\r\n"))
        {
            var header = line.Split(": ", 2);
            if (header[0] == "Status")
                response.StatusCode = int.Parse(header[1].Split(' ')[0], CultureInfo.InvariantCulture);
            else
                response.Headers[header[0]] = header[1];
        }
        await response.Body.WriteAsync(buffer.AsMemory((end + HeadersEnd.Length)..kept));
        await output.CopyToAsync(response.Body);
    }
}
