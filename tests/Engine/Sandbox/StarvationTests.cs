using System.Diagnostics;
using Autograder.Engine.Sandbox;

namespace Autograder.Engine.Tests.Sandbox;

public sealed class StarvationTests
{
    [Fact]
    public async Task Starvation_OfTwoThatShareAProcessor_Grows()
    {
        using Process one = Spin(), other = Spin();
        try
        {
            var before = Starvation.Of(one.Id);
            while (Starvation.Of(one.Id).Since(before) < TimeSpan.FromMilliseconds(50))
                await Task.Delay(10, TestContext.Current.CancellationToken);
            Assert.Equal(TimeSpan.Zero, before.Since(before));
        }
        finally
        {
            one.Kill();
            other.Kill();
        }
    }

    [Fact]
    public void Starvation_OfNoProcess_IsNone() => Assert.Equal(TimeSpan.Zero, Starvation.Of(int.MaxValue).Since(Starvation.None));

    private static Process Spin() => Process.Start("taskset", ["--cpu-list", "0", "sh", "-c", "while :; do :; done"]);
}
