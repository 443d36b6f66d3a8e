using Hangfire;
using Hangfire.States;

namespace Autograder.Service.GitHub.CatchUp;

/// <summary>Catches up when the service starts, and from then on every few minutes.</summary>
internal sealed class CatchUpStart(IRecurringJobManager recurring, IBackgroundJobClient jobs, GitHubPace pace) : IHostedService
{
    private const string Job = "github";

    public Task StartAsync(CancellationToken cancellation)
    {
        if (pace.CatchUp is not { } times)
        {
            recurring.RemoveIfExists(Job);
            return Task.CompletedTask;
        }
        jobs.Create<CatchingUp>(c => c.RunAsync(CancellationToken.None), new EnqueuedState(CatchingUp.QueueName));
        recurring.AddOrUpdate<CatchingUp>(Job, c => c.RunAsync(CancellationToken.None), times);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellation) => Task.CompletedTask;
}
