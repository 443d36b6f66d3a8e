using Autograder.Engine.Sandbox;
using Microsoft.Extensions.Time.Testing;

namespace Autograder.Engine.Tests.Sandbox;

public sealed class PatienceTests
{
    private static readonly TimeSpan limit = TimeSpan.FromSeconds(2);

    private readonly FakeTimeProvider time = new();
    private readonly TaskCompletionSource<int> answer = new();

    private Task<int> Wait(Func<TimeSpan> starved) => Wait(starved, ThreadTimes.None);

    private async Task<int> Wait(Func<TimeSpan> starved, ThreadTimes? before) =>
        (await answer.Task.WithinAsync(limit, new StarvedProcess(starved), before, time, TestContext.Current.CancellationToken)).Answer;

    private TimeSpan Passed => time.GetUtcNow() - time.Start;

    private async Task PassUntilAsync(TimeSpan until, Task waiting)
    {
        while (Passed < until && !waiting.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Yield();
        }
    }

    [Fact]
    public async Task Wait_OfAProcessThatRuns_EndsAtTheLimit()
    {
        var waiting = Wait(() => TimeSpan.Zero);
        await PassUntilAsync(limit, waiting);
        await Assert.ThrowsAsync<TimeoutException>(() => waiting);
    }

    [Fact]
    public async Task Wait_OfAStarvedProcess_IsLongerByWhatItStarved()
    {
        var waiting = Wait(() => Passed / 2);
        await PassUntilAsync(1.5 * limit, waiting);
        Assert.False(waiting.IsCompleted);
        answer.SetResult(7);
        Assert.Equal(7, await waiting);
    }

    [Fact]
    public async Task Wait_OfAProcessThatStarvedBefore_EndsAtTheLimit()
    {
        var waiting = Wait(() => TimeSpan.FromHours(1), before: null);
        await PassUntilAsync(0.9 * limit, waiting);
        Assert.False(waiting.IsCompleted);
        await PassUntilAsync(1.2 * limit, waiting);
        await Assert.ThrowsAsync<TimeoutException>(() => waiting);
    }

    [Fact]
    public async Task Wait_OfAProcessThatStarvesAfterAMoment_IsLongerByWhatItStarved()
    {
        var waiting = Wait(() => Passed / 2, before: null);
        await PassUntilAsync(1.5 * limit, waiting);
        Assert.False(waiting.IsCompleted);
        answer.SetResult(7);
        Assert.Equal(7, await waiting);
    }

    [Fact]
    public async Task Wait_OfAProcessThatOnlyStarves_EndsAllTheSameAndBlamesTheMachine()
    {
        var waiting = Wait(() => Passed);
        await PassUntilAsync(100 * limit, waiting);
        var blamed = await Assert.ThrowsAsync<SandboxException>(() => waiting);
        Assert.Contains("too busy", blamed.Message, StringComparison.Ordinal);
        Assert.InRange(Passed, 10 * limit, 12 * limit);
    }

    [Fact]
    public async Task Wait_OfAStarvedProcessThatAnswers_TellsHowLongItStarved()
    {
        var waiting = answer.Task.WithinAsync(limit, new StarvedProcess(() => Passed / 2), null, time, TestContext.Current.CancellationToken);
        await PassUntilAsync(limit, waiting);
        answer.SetResult(7);
        Assert.InRange((await waiting).Starved, 0.4 * limit, 0.5 * limit);
    }

    [Fact]
    public async Task Wait_WhoseAnswerFails_PassesTheFailureOn()
    {
        var waiting = Wait(() => TimeSpan.Zero);
        answer.SetException(new TimeoutException("of the answer itself"));
        Assert.Equal("of the answer itself", (await Assert.ThrowsAsync<TimeoutException>(() => waiting)).Message);
    }

    private sealed class StarvedProcess(Func<TimeSpan> starved) : SandboxedProcess
    {
        public override ThreadTimes Threads => ThreadTimes.OfThreads((1, TimeSpan.Zero, TimeSpan.Zero, false), (2, TimeSpan.Zero, starved(), false));

        public override Stream Input => Stream.Null;

        public override Stream Output => Stream.Null;

        public override Task<ProcessExit> Exited => throw new NotSupportedException();

        public override (TimeSpan Cpu, long PeakMemory) Usage => default;

        public override Task<ProcessExit> KillAsync() => throw new NotSupportedException();

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
