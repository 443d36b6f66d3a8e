using System.Net;
using Autograder.Service.GitHub.Model;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Dashboard.Tests;

/// <summary>How an assignment is connected with GitHub, through its form; GitHub itself is asked whether the organisation is there.</summary>
public sealed class GitHubPageTests(GitHubPageTests.Own own) : IClassFixture<GitHubPageTests.Own>
{
    private const string Secret = "the webhook's secret", Token = "ghp_of-the-service";

    public sealed class Own : IAsyncLifetime
    {
        private StandInGitHub gitHub = null!;

        public DashboardHost Host { get; private set; } = null!;

        public DashboardHost Cut { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            gitHub = await StandInGitHub.StartAsync();
            Host = new() { Students = 2, Attempts = 1, Regraded = 0, Set = s => s with { GitHub = new() { Api = gitHub.Address, Web = gitHub.Address, WebhookSecret = Secret, Token = Token } } };
            // Nobody listens there.
            Cut = new() { Students = 2, Attempts = 1, Regraded = 0, Set = s => s with { GitHub = new() { Api = new("http://127.0.0.1:9/"), Web = gitHub.Address } } };
            await Host.InitializeAsync();
            await Cut.InitializeAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await Cut.DisposeAsync();
            await Host.DisposeAsync();
            await gitHub.DisposeAsync();
        }
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Connection_Saved_IsCheckedAtGitHubAndShown()
    {
        using var client = own.Host.ClientOf(Who.Instructor);
        var page = $"{own.Host.Here}/settings/github";

        using var saved = await client.SendAsync(page, page, ("_handler", "github"), ("owner", "Lab"), ("prefix", "HW1"), ("conclusion", nameof(CheckConclusion.AlwaysNeutral)), ("classroom50", "opt"), ("template", ""));

        Assert.EndsWith("done=saved", saved.Headers.Location!.ToString());
        await using var store = own.Host.Store();
        var used = await store.GitHubAssignments.SingleAsync(Stop);
        Assert.Equal(("lab", 4711L, "hw1", CheckConclusion.AlwaysNeutral, false, "opt", null),
            (used.Owner, used.OwnerId!.Value, used.RepositoryPrefix, used.Conclusion, used.CommentsOnFeedback, used.Classroom50, used.TemplateHash));
        Assert.True(await store.Audit.AnyAsync(e => e.Action == "github.set" && e.Subject.Contains("lab, hw1, AlwaysNeutral"), Stop));
        var shown = await client.GetStringAsync(page, Stop);
        Assert.Contains("value=\"hw1\"", shown);
        Assert.DoesNotContain(Secret, WebUtility.HtmlDecode(shown));
        Assert.DoesNotContain(Token, shown);
    }

    [Theory]
    [InlineData("nobody-at-all", "", "", "GitHub knows no organisation or account “nobody-at-all”.")]
    [InlineData("", "hw1", "", "A repositoryPrefix needs an owner")]
    [InlineData("a b", "", "", "owner is no name that GitHub has")]
    [InlineData("lab", "", "sha256:12", "templateHash is what")]
    public async Task Connection_ThatCannotBe_IsRefusedAndKeepsWhatWasWritten(string owner, string prefix, string template, string sentence)
    {
        using var client = own.Host.ClientOf(Who.Instructor);
        var page = $"{own.Host.Here}/settings/github";

        using var answer = await client.SendAsync(page, page, ("_handler", "github"), ("owner", owner), ("prefix", prefix), ("template", template), ("conclusion", nameof(CheckConclusion.SuccessAtFullPoints)));

        var shown = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop));
        Assert.Contains(sentence, shown);
        Assert.Contains($"name=\"owner\"", shown);
        Assert.Matches($"id=\"owner\"[^>]*value=\"{owner}\"|id=\"owner\"[^>]*spellcheck=\"false\">", shown);
    }

    [Fact]
    public async Task Connection_WithGitHubOutOfReach_IsSavedAndSaysThatItWasNotChecked()
    {
        using var client = own.Cut.ClientOf(Who.Instructor);
        var page = $"{own.Cut.Here}/settings/github";

        using var saved = await client.SendAsync(page, page, ("_handler", "github"), ("owner", "lab"), ("prefix", "hw1"), ("conclusion", nameof(CheckConclusion.SuccessAtFullPoints)), ("comments", "true"));

        Assert.EndsWith("done=saved-unchecked", saved.Headers.Location!.ToString());
        Assert.Contains("GitHub could not be asked", await client.GetStringAsync(saved.Headers.Location, Stop));
        await using var store = own.Cut.Store();
        Assert.Null((await store.GitHubAssignments.SingleAsync(Stop)).OwnerId);
    }
}
