using Hangfire;
using Hangfire.States;

namespace Autograder.Service.GitHub.CatchUp;

/// <summary>Catches up when the service starts, and from then on every few minutes.</summary>
internal sealed class CatchUpStart(IRecurringJobManager recurring, IBackgroundJobClient jobs) : IHostedService
{
    private const string EveryThreeMinutes = "*/3 * * * *";

    public Task StartAsync(CancellationToken cancellation)
    {
        jobs.Create<CatchingUp>(c => c.RunAsync(CancellationToken.None), new EnqueuedState(CatchingUp.QueueName));
        recurring.AddOrUpdate<CatchingUp>("github", c => c.RunAsync(CancellationToken.None), EveryThreeMinutes);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellation) => Task.CompletedTask;
}
