using System.Net.Http.Json;
using Autograder.GitHub.Tests.StandIn;
using Autograder.Service.Access;
using Autograder.Service.GitHub;
using Autograder.Service.GitHub.Model;
using Autograder.Service.Hosting;
using Autograder.Service.Queue;
using Autograder.Service.Storage;
using Autograder.Service.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Autograder.GitHub.Tests;

/// <summary>A whole service on a port of its own, with a course whose repositories lie in the stand-in; only the grading is played.</summary>
internal sealed class GradedCourse : IAsyncDisposable
{
    public const string Owner = "course";
    public const string Prefix = "hw1";
    public const string Assignment = PlayedLibrary.Name;
    public const string Api = "/api/v1/courses/" + FirstStart.CourseSlug;

    /// <summary>The service's own waits, a tenth as long: a test waits for what happens, not for the clock.</summary>
    private static readonly GitHubPace quick = new()
    {
        Grades = TimeSpan.FromMilliseconds(100), Changes = TimeSpan.FromMilliseconds(300), Everything = TimeSpan.FromSeconds(2), Pushes = TimeSpan.FromMilliseconds(200),
        FirstWait = TimeSpan.FromMilliseconds(500), Room = TimeSpan.FromMilliseconds(200), Timing = TimeSpan.FromSeconds(1), Later = TimeSpan.FromSeconds(1), Progress = TimeSpan.FromSeconds(1),
        // It would take in what tests commit without telling.
        CatchUp = null,
    };

    private readonly TemporaryFolder folder = new();
    private readonly Func<GitHubSettings, GitHubSettings> with;
    private readonly string? postgres;
    private WebApplication? app;
    private int port;

    private GradedCourse(FakeGitHub github, Func<GitHubSettings, GitHubSettings> with, string? postgres, GitHubPace pace) =>
        (GitHub, this.with, this.postgres, Pace) = (github, with, postgres, pace);

    public FakeGitHub GitHub { get; }

    /// <summary>Of services that start from now on.</summary>
    public GitHubPace Pace { get; set; }

    public PlayedGrader Grader { get; } = new();

    public HttpClient Client { get; private set; } = null!;

    public Uri Address => new(app!.Urls.Single());

    public IServiceProvider Services => app!.Services;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <param name="asApp">As a GitHub App, else with a plain token.</param>
    /// <param name="postgres">A database of PostgreSQL; null: a file of SQLite.</param>
    public static async Task<GradedCourse> StartAsync(bool asApp = false, Func<GitHubSettings, GitHubSettings>? with = null, string? postgres = null, GitHubPace? pace = null)
    {
        var github = await FakeGitHub.StartAsync();
        var app = new GitHubSettings { AppId = FakeGitHub.AppId, PrivateKey = github.AppKey.ExportPkcs8PrivateKeyPem(), Hook = "app/hook" };
        var course = new GradedCourse(github, settings => (with ?? (s => s))(
            asApp ? settings with { Token = null, AppId = app.AppId, PrivateKey = app.PrivateKey, Hook = app.Hook } : settings), postgres, pace ?? quick);
        await course.StartServiceAsync();
        await using var store = course.Store();
        store.Add(new GitHubAssignment { AssignmentId = (await store.Assignments.SingleAsync(Stop)).Id, Owner = Owner, RepositoryPrefix = Prefix });
        await store.SaveChangesAsync(Stop);
        return course;
    }

    public async Task StartServiceAsync()
    {
        app = await HostAsync(folder.Path, port, postgres);
        port = Address.Port;
        GitHub.Webhook = new(Address, "/github/webhook");
        await using var store = Store();
        var key = await Services.GetRequiredService<ApiKeys>().CreateAsync(
            "test", await store.Courses.SingleAsync(Stop), Scopes.Submit | Scopes.Read | Scopes.Regrade | Scopes.Manage, null, "test", Stop);
        Client = new() { BaseAddress = Address, DefaultRequestHeaders = { Authorization = new("Bearer", key.Secret) } };
    }

    /// <summary>Another process of the same installation: on the same database, as the same at GitHub.</summary>
    public Task<WebApplication> AnotherServiceAsync() =>
        // With connections of its own, as another process has them.
        HostAsync(Directory.CreateDirectory(folder.File("another")).FullName, 0, postgres + ";Application Name=another");

    private async Task<WebApplication> HostAsync(string data, int listen, string? database)
    {
        var settings = new ServiceSettings
        {
            Data = data, Listen = $"http://127.0.0.1:{listen}", Slots = 2, Postgres = database,
            GitHub = with(new()
            {
                Api = new($"{GitHub.Address}/api/"), Web = new($"{GitHub.Address}/git/"), Issuer = GitHub.Tokens.Issuer,
                WebhookSecret = FakeGitHub.WebhookSecret, Token = FakeGitHub.PlainToken, Audience = "https://grader.example",
            }),
        };
        Assert.Empty(settings.GitHub.Faults());
        var host = ServiceHost.BuildService(settings, new PlayedLibrary(), services =>
        {
            services.Remove(services.Single(s => s.ImplementationType == typeof(SandboxTrialRun)));
            services.AddSingleton<IGrader>(Grader);
            services.AddSingleton(Pace);
            // What we fail at is a dead letter at once.
            services.AddSingleton(new QueueRules { BackOff = [] });
        });
        host.Services.GetRequiredService<SandboxTrial>().Pass();
        await host.PrepareAsync(Stop);
        await host.StartAsync(Stop);
        return host;
    }

    public async Task StopServiceAsync()
    {
        GitHub.Webhook = null;
        Client.Dispose();
        await app!.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        app = null;
    }

    public Store Store() => Services.GetRequiredService<IDbContextFactory<Store>>().CreateDbContext();

    /// <summary>A student of the roster with a repository that is named as a classroom names it.</summary>
    public async Task<FakeRepository> StudentAsync(string name)
    {
        (await Client.PutAsJsonAsync($"{Api}/students/{name}", new { name, gitHubUsername = name }, Stop)).EnsureSuccessStatusCode();
        return GitHub.AddRepository(Owner, $"{Prefix}-{name}");
    }

    /// <summary>Commits, and tells as GitHub does.</summary>
    public async Task<string> PushAsync(FakeRepository repository, string source)
    {
        var sha = Commit(repository, source);
        Assert.Equal(202, await GitHub.DeliverAsync("push", Payload.Push(repository, sha)));
        return sha;
    }

    public static string Commit(FakeRepository repository, string source)
    {
        var sha = repository.Commit([new("Exercises/A.cs", source), new("README.md", "mine")]);
        repository.PushedAt = DateTimeOffset.UtcNow;
        return sha;
    }

    /// <summary>Waits until so many gradings of what was pushed there are done.</summary>
    public Task GradedAsync(FakeRepository repository, int gradings) => Wait.UntilAsync($"{gradings} gradings of {repository.FullName}", async () =>
    {
        await using var store = Store();
        return await store.Attempts.CountAsync(a => a.State == AttemptState.Graded && a.Submission!.Origin == $"github:{repository.Id}", Stop) >= gradings;
    });

    /// <summary>Waits until the push is a submission, which is noted a moment after it may be graded.</summary>
    public Task TakenAsync(string sha) => Wait.UntilAsync($"{sha} is taken in", async () =>
    {
        await using var store = Store();
        return await store.Pushes.AnyAsync(p => p.Sha == sha && p.State == PushState.Taken, Stop);
    });

    /// <summary>Somebody who teaches the course.</summary>
    public async Task TeacherAsync(long gitHubId)
    {
        await using var store = Store();
        var teacher = new Account { Name = "Teacher", GitHubId = gitHubId, CreatedAt = DateTimeOffset.UtcNow };
        store.Add(teacher);
        await store.SaveChangesAsync(Stop);
        store.Add(new Membership { CourseId = (await store.Courses.SingleAsync(Stop)).Id, AccountId = teacher.Id, Role = Role.Assistant });
        await store.SaveChangesAsync(Stop);
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
            await StopServiceAsync();
        if (postgres is not null)
            GitHubDatabase.Leave(postgres);
        await GitHub.DisposeAsync();
        folder.Dispose();
    }

    private sealed class PlayedLibrary : IAssignmentLibrary
    {
        public const string Name = "autodiff";

        public string Default => Name;

        public IReadOnlyList<string> Names => [Name];

        public Authoring.Assignment Load(string name) => new(Name, "Automatic differentiation", "1", [], new(), []);
    }
}
