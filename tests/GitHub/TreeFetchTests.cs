using System.Text;
using Autograder.GitHub.Tests.StandIn;
using Autograder.Service.GitHub.Client;
using Autograder.Service.GitHub.Fetching;

namespace Autograder.GitHub.Tests;

/// <summary>Fetches from a real git over HTTP.</summary>
public sealed class TreeFetchTests : IAsyncLifetime
{
    private FakeGitHub github = null!;
    private FakeRepository repository = null!;

    public async ValueTask InitializeAsync()
    {
        github = await FakeGitHub.StartAsync();
        repository = github.AddRepository("course", "hw1-ada");
    }

    public ValueTask DisposeAsync() => github.DisposeAsync();

    private async Task<FetchOutcome> FetchAsync(string sha, string? token = FakeGitHub.PlainToken, FetchLimits? limits = null, string name = "course/hw1-ada")
    {
        using var fetch = new TreeFetch(new() { Web = new($"{github.Address}/git/") }, new PlainToken(token), limits ?? new(), new());
        return await fetch.FetchAsync(name, sha, TestContext.Current.CancellationToken);
    }

    private async Task<string> FilesAsync(string sha) =>
        string.Join(" ", Assert.IsType<FetchOutcome.Fetched>(await FetchAsync(sha)).Files.Select(f => $"{f.Path}={Encoding.UTF8.GetString(f.Content)}"));

    [Fact]
    public async Task Fetch_ACommit_GivesItsGradedFilesWhereTheyLie()
    {
        var sha = repository.Commit([new("src/A.cs", "a"), new("src/B b ü.cs", "b"), new("README.md", "r"), new("src/obj/C.cs", "c"), new("src/P.csproj", "p")]);
        Assert.Equal("src/A.cs=a src/B b ü.cs=b src/P.csproj=p", await FilesAsync(sha));
    }

    [Fact]
    public async Task Fetch_AnOlderCommit_GivesItsOwnFiles()
    {
        var older = repository.Commit([new("A.cs", "older")]);
        repository.Commit([new("A.cs", "newer")]);
        Assert.Equal("A.cs=older", await FilesAsync(older));
    }

    [Fact]
    public async Task Fetch_LinksAndSubmodules_AreNotFollowed()
    {
        var sha = repository.Commit([
            new("A.cs", "a"), new("Link.cs", Encoding.UTF8.GetBytes("/etc/passwd"), "120000"),
            new("Sub.cs", "0123456789abcdef0123456789abcdef01234567"u8.ToArray(), "160000"), new(".gitmodules", "[submodule \"x\"]\n\tpath = Sub.cs\n\turl = ext::touch /tmp/x\n")]);
        Assert.Equal("A.cs=a", await FilesAsync(sha));
    }

    [Fact]
    public async Task Fetch_ALargeFile_IsLeftWhereItIs()
    {
        var sha = repository.Commit([new("A.cs", "a"), new("Large.cs", new byte[3 << 20])]);
        Assert.Equal("A.cs=a", await FilesAsync(sha));
    }

    [Fact]
    public async Task Fetch_MoreThanIsReceived_IsUnfitWithASentence()
    {
        var noise = new Random(1);
        var entries = Enumerable.Range(0, 8).Select(i =>
        {
            var bytes = new byte[100_000];
            noise.NextBytes(bytes);
            return new Entry($"N{i}.bin", bytes);
        });
        var sha = repository.Commit([new("A.cs", "a"), .. entries]);
        var unfit = Assert.IsType<FetchOutcome.Unfit>(await FetchAsync(sha, limits: new() { Pack = 200_000 }));
        Assert.Contains("too large", unfit.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fetch_NothingToGrade_IsUnfitWithASentence()
    {
        var sha = repository.Commit([new("README.md", "r")]);
        Assert.Contains("no C# file", Assert.IsType<FetchOutcome.Unfit>(await FetchAsync(sha)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fetch_ACommitThatIsNotThere_SaysSo()
    {
        repository.Commit([new("A.cs", "a")]);
        Assert.IsType<FetchOutcome.NoSuchCommit>(await FetchAsync("0123456789abcdef0123456789abcdef01234567"));
    }

    [Theory]
    [InlineData(null, "course/hw1-ada")]
    [InlineData("wrong", "course/hw1-ada")]
    [InlineData(FakeGitHub.PlainToken, "course/none")]
    public async Task Fetch_NotLetIn_FailsWithoutShowingTheToken(string? token, string name)
    {
        var sha = repository.Commit([new("A.cs", "a")]);
        var failed = Assert.IsType<FetchOutcome.Failed>(await FetchAsync(sha, token, name: name));
        Assert.DoesNotContain(token ?? "Basic", failed.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fetch_SlowerThanThePatience_Fails()
    {
        var sha = repository.Commit([new("A.cs", "a")]);
        Assert.IsType<FetchOutcome.Failed>(await FetchAsync(sha, limits: new() { Time = TimeSpan.Zero }));
    }

    [Fact]
    public async Task Fetch_Done_LeavesNoFolderBehind()
    {
        var sha = repository.Commit([new("A.cs", "a")]);
        await FetchAsync(sha, limits: new() { Time = TimeSpan.Zero });
        await FetchAsync(sha);
        Assert.DoesNotContain(Directory.EnumerateDirectories(Path.GetTempPath(), "autograder-fetch-*"), d => Directory.EnumerateFiles(d, "*", SearchOption.AllDirectories).Any(f => File.ReadAllText(f).Contains(sha, StringComparison.Ordinal)));
    }
}
