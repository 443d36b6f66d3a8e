using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Autograder.Service.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Autograder.GitHub.Tests.StandIn;

/// <summary>
/// A stand-in for GitHub over real HTTP on the loopback: the REST API as it is documented, limits included, the issuer of
/// CI tokens, and git.
/// </summary>
internal sealed class FakeGitHub : IAsyncDisposable
{
    public const string AppId = "4242";
    public const string PlainToken = "ghp_a_plain_token";
    public const string WebhookSecret = "It's a Secret to Everybody";

    private readonly TemporaryFolder folder = new();
    private readonly ConcurrentDictionary<long, FakeRepository> repositories = [];
    private WebApplication? app;
    private long ids = 1000;

    private FakeGitHub(TimeProvider time)
    {
        Time = time;
        Tokens = new(() => Address, time);
        Limits = new(time);
    }

    public TimeProvider Time { get; }

    public string Address { get; private set; } = "";

    public TokenIssuer Tokens { get; }

    public Limits Limits { get; }

    public RSA AppKey { get; } = Keys.App();

    /// <summary>Installation tokens that were given out, until when they hold.</summary>
    public ConcurrentDictionary<string, DateTimeOffset> InstallationTokens { get; } = [];

    public ConcurrentQueue<FakeDelivery> Deliveries { get; } = [];

    /// <summary>Where the App's webhook is sent to; null while nobody listens.</summary>
    public Uri? Webhook { get; set; }

    /// <summary>Whether nothing can be fetched.</summary>
    public bool GitIsDown { get; set; }

    public IEnumerable<FakeRepository> Repositories => repositories.Values;

    public static async Task<FakeGitHub> StartAsync(TimeProvider? time = null)
    {
        var github = new FakeGitHub(time ?? TimeProvider.System);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Use(github.Limits.GuardAsync);
        github.Tokens.Map(app);
        app.Use((context, next) =>
        {
            if (!github.GitIsDown || !context.Request.Path.StartsWithSegments("/git"))
                return next(context);
            context.Response.StatusCode = 503;
            return Task.CompletedTask;
        });
        app.MapGit(name => github.Find(name)?.Folder, github.MayRead);
        new RestApi(github).Map(app);
        await app.StartAsync();
        github.app = app;
        github.Address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return github;
    }

    public long NextId() => Interlocked.Increment(ref ids);

    public FakeRepository? Find(string fullName) =>
        repositories.Values.FirstOrDefault(r => string.Equals(r.FullName, fullName, StringComparison.OrdinalIgnoreCase));

    public FakeRepository AddRepository(string owner, string name)
    {
        var id = NextId();
        var repository = new FakeRepository(id, owner, name, Directory.CreateDirectory(folder.File($"{id}.git")).FullName);
        repository.Create();
        repositories[id] = repository;
        return repository;
    }

    /// <summary>Sends the webhook for an event, as GitHub does it: once, and noted down with the answer.</summary>
    public async Task<int> DeliverAsync(string name, JsonObject payload, string? guid = null, string? signature = null)
    {
        var body = Encoding.UTF8.GetBytes(payload.ToJsonString());
        return await DeliverAsync(name, body, guid ?? Guid.NewGuid().ToString(), signature);
    }

    public async Task<int> DeliverAsync(string name, byte[] body, string guid, string? signature = null)
    {
        var status = 502;
        if (Webhook is { } address)
        {
            using var http = new HttpClient();
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new("application/json");
            request.Headers.Add("X-GitHub-Event", name);
            request.Headers.Add("X-GitHub-Delivery", guid);
            request.Headers.Add("X-Hub-Signature-256", signature ?? Sign(body));
            try
            {
                using var response = await http.SendAsync(request);
                status = (int)response.StatusCode;
            }
            catch (HttpRequestException)
            {
                // Nobody listens: noted as failed.
            }
        }
        Deliveries.Enqueue(new(NextId(), guid, name, body, status, Time.GetUtcNow()));
        return status;
    }

    public static string Sign(byte[] body) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(WebhookSecret), body));

    /// <summary>Whether a Basic header carries a token that may read: the plain one, or an installation's that still holds.</summary>
    private bool MayRead(string authorization)
    {
        if (!authorization.StartsWith("Basic ", StringComparison.Ordinal))
            return false;
        var token = Encoding.UTF8.GetString(Convert.FromBase64String(authorization[6..])).Split(':', 2)[1];
        return IsToken(token);
    }

    public bool IsToken(string token) =>
        token == PlainToken || InstallationTokens.TryGetValue(token, out var until) && until > Time.GetUtcNow();

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
            await app.DisposeAsync();
        folder.Dispose();
    }
}
