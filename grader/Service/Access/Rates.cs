using System.Globalization;
using System.Threading.RateLimiting;
using Autograder.Service.GitHub;
using Microsoft.AspNetCore.RateLimiting;

namespace Autograder.Service.Access;

/// <summary>Answers 429 with <c>Retry-After</c> to who asks too much, before anything of theirs is read.</summary>
internal static class Rates
{
    /// <summary>For endpoints that read a body into memory.</summary>
    public const string Uploads = "uploads";

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    /// <summary>For <see cref="UseRates"/>.</summary>
    public static IServiceCollection AddRates(this IServiceCollection services, RateSettings rates) =>
        services.AddSingleton(rates).AddSingleton<Crowd>().AddRateLimiter(_ => { });

    /// <summary>
    /// Uploads by how many are read at a time, before anything is asked of the database: of a class that pushes at once most are told to
    /// come back, and that must cost nearly nothing.
    /// </summary>
    public static void UseUploadRates(this WebApplication app)
    {
        var rates = app.Services.GetRequiredService<RateSettings>();
        app.UseRateLimiter(Options(app).AddConcurrencyLimiter(Uploads, concurrency =>
        {
            concurrency.PermitLimit = rates.Uploads;
            concurrency.QueueLimit = rates.UploadQueue;
        }));
    }

    /// <summary>All requests by who asks, once that is known.</summary>
    public static void UseRates(this WebApplication app)
    {
        var rates = app.Services.GetRequiredService<RateSettings>();
        var options = Options(app).AddPolicy(Uploads, _ => RateLimitPartition.GetNoLimiter(""));
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => Partition(context, rates));
        app.UseRateLimiter(options);
    }

    private static RateLimiterOptions Options(WebApplication app)
    {
        var crowd = app.Services.GetRequiredService<Crowd>();
        return new()
        {
            RejectionStatusCode = StatusCodes.Status429TooManyRequests,
            OnRejected = (rejected, cancellation) => RejectAsync(rejected, crowd, cancellation),
        };
    }

    private static RateLimitPartition<string> Partition(HttpContext context, RateSettings rates)
    {
        if (context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
            return RateLimitPartition.GetNoLimiter("health");
        // A class pushes at once, through few addresses; what comes is bounded by how much is read at a time.
        if (context.Request.Path.StartsWithSegments(GitHubSetup.Root, StringComparison.Ordinal))
            return Concurrency($"github {context.Connection.RemoteIpAddress}", rates);
        var user = context.User;
        return user.KeyOf() is { } key ? Bucket($"key {key}", rates.KeyBurst, rates.KeyRate)
            : user.AccountId() is { } account ? Bucket($"account {account.ToString(CultureInfo.InvariantCulture)}", rates.AccountBurst, rates.AccountRate)
            : Bucket($"address {context.Connection.RemoteIpAddress}", rates.AddressBurst, rates.AddressRate);
    }

    private static RateLimitPartition<string> Bucket(string name, int burst, int rate) =>
        RateLimitPartition.GetTokenBucketLimiter(name, _ => new()
        {
            TokenLimit = burst, TokensPerPeriod = rate, ReplenishmentPeriod = Soon, QueueLimit = 0,
        });

    private static RateLimitPartition<string> Concurrency(string name, RateSettings rates) =>
        RateLimitPartition.GetConcurrencyLimiter(name, _ => new() { PermitLimit = rates.GitHub, QueueLimit = rates.GitHubQueue });

    private static async ValueTask RejectAsync(OnRejectedContext rejected, Crowd crowd, CancellationToken cancellation)
    {
        var wait = crowd.Refuse();
        if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var told) && told > wait)
            wait = told;
        var response = rejected.HttpContext.Response;
        response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        await Results.Problem(
            statusCode: StatusCodes.Status429TooManyRequests, title: "Too many requests",
            detail: "Ask again after the seconds in the header Retry-After.").ExecuteAsync(rejected.HttpContext);
    }

    /// <summary>
    /// When those who are refused shall come back: the more they are, the later, and not all at once. A thousand who come every
    /// second keep the service busy with refusing.
    /// </summary>
    internal sealed class Crowd
    {
        private const int EachSecond = 8, Longest = 30;

        private readonly Lock gate = new();
        private long since = Environment.TickCount64;
        private int refused, before;

        public TimeSpan Refuse()
        {
            lock (gate)
            {
                var now = Environment.TickCount64;
                if (now - since >= Soon.TotalMilliseconds)
                    (since, before, refused) = (now, refused, 0);
                refused++;
                return TimeSpan.FromSeconds(Random.Shared.Next(1, 2 + Math.Min(Longest - 1, Math.Max(before, refused) / EachSecond)));
            }
        }
    }
}
