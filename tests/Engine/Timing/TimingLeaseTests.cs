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

    private Task<TimingLease> TakeAsync(CancellationToken cancellation) => TimingLease.TakeAsync(folder, 2, TimeProvider.System, cancellation);
}
