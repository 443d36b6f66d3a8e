using System.Net;
using System.Net.Http.Json;
using System.Text;
using Autograder.Engine;
using Autograder.Engine.Reporting;
using Autograder.Service.Access;
using Autograder.Service.Hosting;
using Autograder.Service.Queue;
using Autograder.Service.Storage;
using Autograder.Service.Tests.Queue;
using Autograder.Service.Tests.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Autograder.Service.Tests.Web;

/// <summary>A service on a port of its own with a real database; only the grading itself is played.</summary>
public class Site : IAsyncLifetime
{
    public const int Score = 40;

    /// <summary>A source whose time is measured.</summary>
    public const string Timed = "// timed";

    /// <summary>A source whose grading goes on until it is cancelled.</summary>
    public const string Endless = "// endless";

    public const int LargestBody = 1 << 20;
    public const string Course = "/api/v1/courses/" + FirstStart.CourseSlug;
    public const string Uploads = Course + "/assignments/" + Library.Name + "/submissions";

    private readonly TemporaryFolder folder = new();
    private WebApplication? app;
    private string? postgres;

    internal static CancellationToken Stop => TestContext.Current.CancellationToken;

    internal RateSettings Rates { get; init; } = new();

    /// <summary>Until then timings go on.</summary>
    public TaskCompletionSource TimingMayEnd { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>An empty database of PostgreSQL; null: a file of SQLite.</summary>
    protected virtual Task<string?> PostgresAsync() => Task.FromResult<string?>(null);

    private Uri Address => new(app!.Urls.Single());

    public async ValueTask InitializeAsync() => await StartAsync();

    public async Task StartAsync()
    {
        var settings = new ServiceSettings
        {
            Data = folder.Path, Listen = "http://127.0.0.1:0", Postgres = postgres ??= await PostgresAsync(), Slots = 1, Intake = new() { Body = LargestBody }, Rates = Rates,
        };
        app = ServiceHost.BuildService(settings, new Library(), services =>
        {
            services.Remove(services.Single(s => s.ImplementationType == typeof(SandboxTrialRun)));
            services.AddSingleton<IGrader>(new Played(this));
        });
        app.Services.GetRequiredService<SandboxTrial>().Pass();
        await app.PrepareAsync(CancellationToken.None);
        await app.StartAsync(CancellationToken.None);
    }

    public async Task StopAsync()
    {
        await app!.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        app = null;
    }

    /// <param name="scopes">Of a key of the first course; none: without a key.</param>
    internal async Task<HttpClient> ClientAsync(Scopes scopes = Scopes.None, CookieContainer? cookies = null, string course = FirstStart.CourseSlug)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false, CookieContainer = cookies ?? new(), ConnectTimeout = TimeSpan.FromMinutes(1),
            // Else a body that is refused is sent after a second without an answer, and the refusal meets it.
            Expect100ContinueTimeout = TimeSpan.FromMinutes(1),
        };
        var client = new HttpClient(handler) { BaseAddress = Address };
        if (scopes != Scopes.None)
            client.DefaultRequestHeaders.Authorization = new("Bearer", (await KeyAsync(scopes, course)).Secret);
        return client;
    }

    internal async Task<NewKey> KeyAsync(Scopes scopes, string course = FirstStart.CourseSlug)
    {
        await using var store = await app!.Services.GetRequiredService<IDbContextFactory<Store>>().CreateDbContextAsync(Stop);
        return await app.Services.GetRequiredService<ApiKeys>().CreateAsync("test", await store.Courses.SingleAsync(c => c.Slug == course, Stop), scopes, null, "test", Stop);
    }

    /// <returns>The path of a link that signs the administrator in.</returns>
    internal async Task<string> LinkAsync()
    {
        var links = app!.Services.GetRequiredService<SignInLinks>();
        await using var store = await app.Services.GetRequiredService<IDbContextFactory<Store>>().CreateDbContextAsync(Stop);
        return PathOf(await links.CreateAsync(await store.Accounts.SingleAsync(a => a.IsAdministrator, Stop), "test", Stop));
    }

    internal static string PathOf(string link) => new Uri(link).AbsolutePath;

    /// <summary>A student of the course who is signed in.</summary>
    internal async Task<HttpClient> StudentAsync(HttpClient instructor, string identifier)
    {
        (await instructor.PutAsJsonAsync($"{Course}/students/{identifier}", new { name = identifier }, Stop)).EnsureSuccessStatusCode();
        var link = await (await instructor.PostAsync($"{Course}/students/{identifier}/sign-in-link", null, Stop)).JsonAsync();
        var client = await ClientAsync();
        Assert.Equal(HttpStatusCode.Redirect, (await client.PostAsync(PathOf(link.GetProperty("link").GetString()!), null, Stop)).StatusCode);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
            await StopAsync();
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private sealed class Library : IAssignmentLibrary
    {
        public const string Name = "autodiff";

        public string Default => Name;

        public IReadOnlyList<string> Names => [Name];

        public Authoring.Assignment Load(string name) => new(Name, "Automatic differentiation", "1", [], new(), []);
    }

    private sealed class Played(Site site) : IGrader
    {
        public async Task<Grading> GradeAsync(GradingOrder order, IProgress<GradingProgress> progress, CancellationToken cancellation)
        {
            var source = Encoding.UTF8.GetString(order.Files[0].Content);
            if (source == Endless)
                await Task.Delay(Timeout.Infinite, cancellation);
            return source == Timed ? Gradings.TimingFollows(Score) : Gradings.Of(Score);
        }

        public async Task<Report> TimeAsync(TimingOrder order, IProgress<GradingProgress> progress, CancellationToken cancellation)
        {
            await site.TimingMayEnd.Task.WaitAsync(cancellation);
            return Gradings.Timed(order.Report, 8);
        }
    }
}

/// <summary>The same on PostgreSQL.</summary>
public sealed class PostgresSite(PostgresServer server) : Site
{
    protected override async Task<string?> PostgresAsync() => await server.CreateDatabaseAsync();
}
