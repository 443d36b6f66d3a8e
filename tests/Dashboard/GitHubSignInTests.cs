using System.Net;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Dashboard.Tests;

/// <summary>Signing in by GitHub, against a stand-in over real HTTP.</summary>
public sealed class GitHubSignInTests(GitHubSignInTests.Own own) : IClassFixture<GitHubSignInTests.Own>
{
    public sealed class Own : IAsyncLifetime
    {
        public StandInGitHub GitHub { get; private set; } = null!;

        public DashboardHost Host { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            GitHub = await StandInGitHub.StartAsync();
            Host = new()
            {
                Students = 12, Attempts = 1, Regraded = 0,
                Set = s => s with { GitHubSignIn = new() { ClientId = StandInGitHub.ClientId, ClientSecret = StandInGitHub.ClientSecret, Web = GitHub.Address, Api = GitHub.Address } },
            };
            await Host.InitializeAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await Host.DisposeAsync();
            await GitHub.DisposeAsync();
        }
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private DashboardHost Host => own.Host;

    [Fact]
    public async Task SignIn_OfAStudentOnTheRoster_OpensTheirPageAndKeepsTheNumber()
    {
        var student = Host.Sample.Students[5];
        var page = await SignInAsync(901, student.GitHubUsername!.ToUpperInvariant(), $"{Host.Here}/me");
        Assert.Contains("/me", page.Path);
        Assert.Contains(Host.Sample.Assignment.Title, page.Text);

        // The name is given up and taken by a stranger: the number tells them apart.
        var stranger = await SignInAsync(902, student.GitHubUsername!, $"{Host.Here}/me");
        Assert.StartsWith("/sign-in?trouble=unknown", stranger.Path);
        Assert.Contains("No course knows this GitHub account", stranger.Text);
        // And the student under a new name is still the student.
        Assert.Contains("/me", (await SignInAsync(901, "another-name", $"{Host.Here}/me")).Path);
        await using var store = Host.Store();
        Assert.Equal(1, await store.Students.CountAsync(s => s.Id == student.Id && s.GitHubId == 901, Stop));
        Assert.Equal(1, await store.Accounts.CountAsync(a => a.GitHubId == 901, Stop));
    }

    [Fact]
    public async Task SignIn_OfWhomNoRosterKnows_MakesNoAccount()
    {
        var page = await SignInAsync(903, "unheard-of", Host.Address);
        Assert.StartsWith("/sign-in?trouble=unknown", page.Path);
        await using var store = Host.Store();
        Assert.False(await store.Accounts.AnyAsync(a => a.GitHubId == 903, Stop));
    }

    [Fact]
    public async Task SignIn_ByARosterNameOfAPowerfulAccount_DoesNotOpenIt()
    {
        var student = Host.Sample.Students[7];
        await using (var store = Host.Store())
        {
            var account = new Account { Name = "Powerful", IsAdministrator = true, CreatedAt = DateTimeOffset.UtcNow };
            store.Add(account);
            await store.SaveChangesAsync(Stop);
            await store.Students.Where(s => s.Id == student.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.AccountId, account.Id), Stop);
        }

        var page = await SignInAsync(904, student.GitHubUsername!, Host.Address);

        Assert.StartsWith("/sign-in?trouble=unknown", page.Path);
    }

    [Fact]
    public async Task SignIn_Refused_SaysSo()
    {
        own.GitHub.Refuses = true;
        try
        {
            Assert.StartsWith("/sign-in?trouble=github", (await SignInAsync(905, Host.Sample.Students[8].GitHubUsername!, Host.Address)).Path);
        }
        finally
        {
            own.GitHub.Refuses = false;
        }
    }

    [Fact]
    public async Task SignIn_WithAForgedWayBack_SignsNobodyIn()
    {
        using var client = Host.ClientOf(Who.Nobody);
        using var answer = await client.GetAsync("/sign-in/github/back?code=x&state=y", Stop);
        Assert.Equal("/sign-in?trouble=github", answer.Headers.Location!.ToString());
        Assert.DoesNotContain(answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [], c => c.StartsWith("autograder=", StringComparison.Ordinal) && !c.StartsWith("autograder=;", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SignIn_WhileSignedIn_AddsGitHubToTheAccount()
    {
        own.GitHub.User = (906, "the-instructor");
        using var client = FollowingClient(Who.Instructor);
        using var linked = await client.GetAsync($"{Host.Address}/sign-in/github?then=%2F", Stop);
        Assert.Equal("/", linked.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains(Host.Sample.Assignment.Title, (await SignInAsync(906, "the-instructor", Host.Here)).Text);
    }

    /// <summary>A browser without a session follows the links: page, sign-in, GitHub, back, page.</summary>
    private async Task<(string Path, string Text)> SignInAsync(long id, string login, string page)
    {
        own.GitHub.User = (id, login);
        using var client = FollowingClient(Who.Nobody);
        using var asked = await client.GetAsync(page, Stop);
        var then = asked.RequestMessage!.RequestUri!.Query;
        Assert.Contains("Sign in with GitHub", await asked.Content.ReadAsStringAsync(Stop));
        using var answer = await client.GetAsync($"{Host.Address}/sign-in/github{then}", Stop);
        return (answer.RequestMessage!.RequestUri!.PathAndQuery, await answer.Content.ReadAsStringAsync(Stop));
    }

    private HttpClient FollowingClient(Who who)
    {
        var cookies = new CookieContainer();
        if (Host.CookieOf(who) is var (name, value))
            cookies.Add(new Uri(Host.Address), new Cookie(name, value));
        return new(new HttpClientHandler { CookieContainer = cookies });
    }
}
