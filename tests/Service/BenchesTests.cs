using Autograder.Authoring;
using Autograder.Engine.Sandbox;
using Autograder.Service.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Autograder.Service.Tests;

/// <summary>Processes wait ready for limits that gradings have, and not for ever for those that no grading has any more.</summary>
public sealed class BenchesTests
{
    private static readonly Limits First = new(), Changed = new() { Call = TimeSpan.FromSeconds(3) }, Again = new() { Call = TimeSpan.FromSeconds(4) };

    private readonly FakeTimeProvider time = new();

    private Benches Make() => new(new NoSandbox(), new() { Slots = 1 }, time);

    [Fact]
    public async Task Limits_ThatNobodyHasForAWhile_AreLetGoButForTheDefault()
    {
        await using var benches = Make();
        benches.Take(First, stays: true).Dispose();
        benches.Take(Changed).Dispose();

        time.Advance(TimeSpan.FromMinutes(9));
        benches.Take(First).Dispose();
        Assert.Equal(2, benches.Count);
        time.Advance(TimeSpan.FromMinutes(2));
        benches.Take(Again).Dispose();

        Assert.Equal(2, benches.Count);   // the default and the newest
        time.Advance(TimeSpan.FromMinutes(11));
        benches.Take(First).Dispose();
        Assert.Equal(1, benches.Count);
    }

    [Fact]
    public async Task Limits_InUse_AreKeptHoweverLongItTakes()
    {
        await using var benches = Make();
        using var used = benches.Take(Changed);
        var bench = used.Bench;
        time.Advance(TimeSpan.FromHours(1));

        using var other = benches.Take(First);
        using var same = benches.Take(Changed);

        Assert.Equal(2, benches.Count);
        Assert.Same(bench, same.Bench);
        Assert.NotSame(bench, other.Bench);
    }

    /// <summary>No process can be started; nobody asks for one here.</summary>
    private sealed class NoSandbox : ISandbox
    {
        public string Name => "none at all";

        public Task<SandboxedProcess> StartAsync(ChildProgram program, Limits limits, CancellationToken cancellation) => throw new SandboxException("there is no sandbox");

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
