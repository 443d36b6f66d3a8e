using Autograder.Engine.Sandbox;
using Autograder.Engine.Timing;

namespace Autograder.Engine.Tests.Timing;

public sealed class TimingLeaseTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("leases").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Lease_WhileAllAreTaken_IsWaitedForUntilOneIsGivenBack()
    {
        var first = await TakeAsync(TestContext.Current.CancellationToken);
        using var second = await TakeAsync(TestContext.Current.CancellationToken);
        var third = TakeAsync(TestContext.Current.CancellationToken);
        await Task.WhenAny(third, Task.Delay(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken));
        Assert.False(third.IsCompleted);

        first.Dispose();
        (await third.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken)).Dispose();
    }

    [Fact]
    public async Task Lease_WaitedForAndCancelled_IsGivenUp()
    {
        using var first = await TakeAsync(TestContext.Current.CancellationToken);
        using var second = await TakeAsync(TestContext.Current.CancellationToken);
        using var cancelling = new CancellationTokenSource();
        var third = TakeAsync(cancelling.Token);
        await cancelling.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => third);
    }

    [Fact]
    public async Task Leases_AtATime_HaveProcessorsOfTheirOwn()
    {
        using var first = await TakeAsync(TestContext.Current.CancellationToken);
        using var second = await TakeAsync(TestContext.Current.CancellationToken);
        Assert.True(first.Processor is null || first.Processor != second.Processor, $"{first.Processor} and {second.Processor}");
    }

    [Fact]
    public async Task Lease_OfOneAccount_CanBeTakenByTheOthersOfTheMachine()
    {
        using var lease = await TakeAsync(TestContext.Current.CancellationToken);
        Assert.All(Directory.EnumerateFiles(folder), file => Assert.Equal((UnixFileMode)0b110_100_100, File.GetUnixFileMode(file)));
    }

    [Fact]
    public async Task Lease_ThatCannotBeMade_IsTheMachinesFaultAndNotWaitedForForever() =>
        await Assert.ThrowsAsync<SandboxException>(() => TimingLease.TakeAsync(Path.Combine(folder, "missing"), 1, TimeProvider.System, TestContext.Current.CancellationToken));

    [Theory]
    [InlineData(0, 5)]
    [InlineData(1, 8)]
    [InlineData(2, 2)]
    public void Processor_OfThree_IsTheFirstOneLast(int lease, int processor) => Assert.Equal(processor, TimingLease.Choose(lease, [2, 5, 8]));

    [Fact]
    public void Processor_WhereThereIsNoChoice_IsNone() => Assert.Null(TimingLease.Choose(0, [3]));

    private Task<TimingLease> TakeAsync(CancellationToken cancellation) => TimingLease.TakeAsync(folder, 2, TimeProvider.System, cancellation);
}
