using Hangfire;

namespace Autograder.Service.GitHub.CatchUp;

/// <summary>
/// Makes up for what did not reach the service: GitHub does not deliver a second time by itself. Asks for failed deliveries,
/// then for heads that nobody told of. At the start and every few minutes.
/// </summary>
[AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
[Queue(QueueName)]
[DisableConcurrentExecution(timeoutInSeconds: 5)]
internal sealed class CatchingUp(FailedDeliveries deliveries, MissedHeads heads, Tidying tidying, ILogger<CatchingUp> log)
{
    public const string QueueName = "github-catch-up";

    public async Task RunAsync(CancellationToken stopping)
    {
        var asked = await TryAsync(deliveries.AskAsync, stopping);
        var found = await TryAsync(heads.TakeInAsync, stopping);
        await tidying.TidyAsync(stopping);
        if (asked + found > 0)
            log.LogInformation("Catching up with GitHub: {Deliveries} deliveries were asked for again, {Heads} commits were found that nobody had told of.", asked, found);
    }

    /// <summary>One of the two that fails does not keep the other from its work.</summary>
    private async Task<int> TryAsync(Func<CancellationToken, Task<int>> part, CancellationToken stopping)
    {
        try
        {
            return await part(stopping);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "Catching up with GitHub failed in part; it is tried again in a few minutes.");
            return 0;
        }
    }
}
