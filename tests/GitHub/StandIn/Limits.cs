using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Autograder.GitHub.Tests.StandIn;

/// <summary>Counts requests that create something, and punishes as GitHub's documentation says: 403 or 429 with <c>retry-after</c>.</summary>
internal sealed class Limits(TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly List<DateTimeOffset> writes = [];
    private DateTimeOffset punishedUntil;

    public int AMinute { get; set; } = 80;

    public int AnHour { get; set; } = 500;

    public TimeSpan Punishment { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Requests that came although a pause had been asked for.</summary>
    public int Ignored { get; private set; }

    /// <summary>How often a limit was met.</summary>
    public int Met { get; private set; }

    /// <summary>What the next requests to the API get instead of their answers.</summary>
    public ConcurrentQueue<Func<HttpContext, Task>> Trouble { get; } = [];

    /// <summary>What the next requests to the API get after they were carried out: the answer is lost on the way.</summary>
    public ConcurrentQueue<string> LostAnswers { get; } = [];

    public IReadOnlyList<DateTimeOffset> Writes
    {
        get
        {
            lock (gate)
                return [.. writes];
        }
    }

    public async Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.Path.StartsWithSegments("/api"))
        {
            await next(context);
            return;
        }
        if (Trouble.TryDequeue(out var trouble))
        {
            await trouble(context);
            return;
        }
        var creates = context.Request.Method is "POST" or "PATCH" or "PUT" && !context.Request.Path.Value!.EndsWith("/access_tokens", StringComparison.Ordinal);
        if (Punish(creates))
        {
            context.Response.StatusCode = 403;
            context.Response.Headers.RetryAfter = ((int)Punishment.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            await context.Response.WriteAsJsonAsync(new { message = "You have exceeded a secondary rate limit. Please wait a few minutes before you try again." });
            return;
        }
        if (creates && LostAnswers.TryDequeue(out _))
        {
            var body = context.Response.Body;
            context.Response.Body = new MemoryStream();
            await next(context);
            context.Response.Body = body;
            context.Abort();
            return;
        }
        await next(context);
    }

    private bool Punish(bool creates)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            if (punishedUntil > now)
            {
                Ignored++;
                return true;
            }
            if (!creates)
                return false;
            if (writes.Count(w => w > now - TimeSpan.FromMinutes(1)) >= AMinute || writes.Count(w => w > now - TimeSpan.FromHours(1)) >= AnHour)
            {
                Met++;
                punishedUntil = now + Punishment;
                return true;
            }
            writes.Add(now);
            return false;
        }
    }
}
