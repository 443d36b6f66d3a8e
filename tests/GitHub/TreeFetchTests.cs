using System.Text;
using Autograder.GitHub.Tests.StandIn;
using Autograder.Service.GitHub.Client;
using Autograder.Service.GitHub.Fetching;
using Autograder.Service.Tests;
using Microsoft.Extensions.Logging.Abstractions;

namespace Autograder.GitHub.Tests;

/// <summary>Fetches from a real git over HTTP.</summary>
public sealed class TreeFetchTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder fetches = new();
    private readonly TemporaryFolder programs = new();
    private FakeGitHub github = null!;
    private FakeRepository repository = null!;

    public async ValueTask InitializeAsync()
    {
        github = await FakeGitHub.StartAsync();
        repository = github.AddRepository("course", "hw1-ada");
    }

    public async ValueTask DisposeAsync()
    {
        await github.DisposeAsync();
        fetches.Dispose();
        programs.Dispose();
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private TreeFetch Fetch(FetchLimits limits, string? token = FakeGitHub.PlainToken) =>
        new(new() { Web = new($"{github.Address}/git/") }, new PlainToken(token), limits, new(), NullLogger<TreeFetch>.Instance);

    private async Task<FetchOutcome> FetchAsync(string sha, string? token = FakeGitHub.PlainToken, FetchLimits? limits = null, string name = "course/hw1-ada")
    {
        using var fetch = Fetch((limits ?? new()) with { Folder = fetches.Path }, token);
        return await fetch.FetchAsync(name, sha, Stop);
    }

    /// <summary>A git that does something else in place of one of its commands.</summary>
    private async Task<string> GitAsync(string command, string instead)
    {
        await File.WriteAllTextAsync(programs.File("script"), $"#!/bin/sh\nfor argument; do\n[ \"$argument\" = {command} ] && {{ {instead}; }}\ndone\nexec git \"$@\"\n", Stop);
        // Written by another process: a program that this one had open could not be run for as long as children of other tests have it, too.
        var (code, log) = await WorkflowFile.ProcessAsync("install", ["-m", "755", programs.File("script"), programs.File("git")], "/");
        Assert.True(code == 0, log);
        return programs.File("git");
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
        var sha = repository.Commit([new("A.cs", "a"), new("Large.cs", new byte[3 << 20]), new("Z.cs", "z")]);
        Assert.Equal("A.cs=a Z.cs=z", await FilesAsync(sha));
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

    [Fact]
    public async Task Fetch_WhatIsNoCommit_IsNoSuchCommit()
    {
        repository.Commit([new("A.cs", "a")]);
        // What git calls the file.
        Assert.IsType<FetchOutcome.NoSuchCommit>(await FetchAsync("2e65efe2a145dda7ee51d1741299f848e5bf752e"));
    }

    [Theory]
    [InlineData("fetch", "exec prlimit --fsize=20000 git \"$@\"")]
    [InlineData("ls-tree", "kill -KILL $$")]
    [InlineData("cat-file", "git \"$@\" | head -c 110; kill -KILL $$")]
    [InlineData("cat-file", "git \"$@\" | head -c 110; exit 0")]
    [InlineData("cat-file", "git \"$@\" | head -c 148; exit 0")]
    public async Task Fetch_GitEndsEarly_FailsAndGivesNoPartOfTheCommit(string command, string instead)
    {
        var noise = new byte[50_000];
        new Random(1).NextBytes(noise);
        var sha = repository.Commit([new("A.cs", "a"), new("B.cs", "b"), new("C.cs", "c"), new("noise.bin", noise)]);
        var git = await GitAsync(command, instead);
        Assert.IsType<FetchOutcome.Failed>(await FetchAsync(sha, limits: new() { Git = git }));
        Assert.Equal("A.cs=a B.cs=b C.cs=c", await FilesAsync(sha));
    }

    [Fact]
    public async Task Fetch_ItsFolderCannotBeMade_FailsAndGivesItsPlaceBack()
    {
        var sha = repository.Commit([new("A.cs", "a")]);
        await File.WriteAllTextAsync(fetches.File("fetches"), "a file in its place", Stop);
        using var fetch = Fetch(new() { Folder = fetches.File("fetches"), AtATime = 1 });
        Assert.IsType<FetchOutcome.Failed>(await fetch.FetchAsync("course/hw1-ada", sha, Stop));
        File.Delete(fetches.File("fetches"));
        Assert.IsType<FetchOutcome.Fetched>(await fetch.FetchAsync("course/hw1-ada", sha, Stop).WaitAsync(Patience, Stop));
    }

    [Fact]
    public async Task Fetch_ItsFolderCannotBeDeleted_GivesTheFilesAndItsPlaceBack()
    {
        var sha = repository.Commit([new("A.cs", "a")]);
        // Root may delete everything but what is not there.
        using var fetch = Fetch(new() { Folder = fetches.Path, AtATime = 1, Git = await GitAsync("cat-file", "git \"$@\"; rm -rf \"$GIT_DIR\"; exit 0") });
        for (var times = 0; times < 2; times++)
            Assert.IsType<FetchOutcome.Fetched>(await fetch.FetchAsync("course/hw1-ada", sha, Stop).WaitAsync(Patience, Stop));
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
        Assert.Empty(Directory.EnumerateFileSystemEntries(fetches.Path));
    }
}
