using System.Diagnostics;
using Autograder.Engine.Sandbox;

namespace Autograder.Engine.Tests.Sandbox;

public sealed class ThreadTimesTests
{
    [Fact]
    public async Task Starved_OfTwoThatShareAProcessor_Grows()
    {
        using Process one = Spin(), other = Spin();
        try
        {
            var before = ThreadTimes.Of(one.Id);
            while (ThreadTimes.Of(one.Id).StarvedSince(before) < TimeSpan.FromMilliseconds(50))
                await Task.Delay(10, TestContext.Current.CancellationToken);
            Assert.Equal(TimeSpan.Zero, before.StarvedSince(before));
        }
        finally
        {
            one.Kill();
            other.Kill();
        }
    }

    [Fact]
    public void Starved_OfNoProcess_IsNone() => Assert.Equal(TimeSpan.Zero, ThreadTimes.Of(int.MaxValue).StarvedSince(ThreadTimes.None));

    /// <summary>In milliseconds, of a call of 2 ms of work: what its thread, the first thread and the runtime's compiler did, and how long it took.</summary>
    [Theory]
    [InlineData(2, 2, 0, 0, 0, 0)]
    [InlineData(12, 2, 0, 0, 0, 5)]
    [InlineData(12, 2, 10, 0, 0, 0)]
    // It sleeps while the machine is too busy for the compiler and for the first thread.
    [InlineData(12, 2, 0, 10, 10, 5)]
    public void Waited_WhileTheCodeNeitherWorksNorStarves_IsThat(int wall, int ran, int starved, int firstStarved, int compilerStarved, double waited)
    {
        var after = ThreadTimes.OfThreads((1, Milliseconds(1), Milliseconds(firstStarved), true), (2, Milliseconds(3), Milliseconds(compilerStarved), true), (3, Milliseconds(ran), Milliseconds(starved), false));
        Assert.Equal(waited, after.WaitedSince(ThreadTimes.None, Milliseconds(wall), Milliseconds(ran + 4)), 1e-9);
    }

    [Fact]
    public void Waited_BesideAThreadThatHasEnded_CountsItsWork() =>
        Assert.Equal(0.2, ThreadTimes.OfThreads((3, Milliseconds(1), Milliseconds(0), false)).WaitedSince(ThreadTimes.None, Milliseconds(12), Milliseconds(10)), 1e-9);

    [Fact]
    public void Waited_OfASleepingProcess_IsMuch()
    {
        using var sleeper = Process.Start("sleep", ["5"]);
        try
        {
            Assert.True(ThreadTimes.Of(sleeper.Id).WaitedSince(ThreadTimes.None, Milliseconds(1000), Milliseconds(1)) > 100);
        }
        finally
        {
            sleeper.Kill();
        }
    }

    private static TimeSpan Milliseconds(int count) => TimeSpan.FromMilliseconds(count);

    private static Process Spin() => Process.Start("taskset", ["--cpu-list", "0", "sh", "-c", "while :; do :; done"]);
}
