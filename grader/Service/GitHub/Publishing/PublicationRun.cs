using Autograder.Service.GitHub.Model;
using Hangfire;

namespace Autograder.Service.GitHub.Publishing;

/// <summary>What a ticket is good for: takes one step of showing the grade whose turn it is.</summary>
[AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
internal sealed class PublicationRun(PublicationQueue queue, GradeReader grades, IEnumerable<IChannel> channels, ILogger<PublicationRun> log)
{
    private readonly Dictionary<Channel, IChannel> channels = channels.ToDictionary(c => c.Kind);

    public async Task RunAsync(CancellationToken stopping)
    {
        if (await queue.TakeAsync(stopping) is not { } publication)
            return;
        using var scope = log.BeginScope("{Channel} of {Sha} in {Repository}", publication.Channel, publication.Sha, publication.Repository!.FullName);
        WriteOutcome outcome;
        Shown? shown = null;
        try
        {
            shown = await grades.ReadAsync(publication, stopping);
            if (shown is null)
            {
                log.LogInformation("There is nothing to show any more: the report is no longer kept, or there is a grade after all.");
                await queue.DropAsync(publication, CancellationToken.None);
                return;
            }
            outcome = await channels[publication.Channel].WriteAsync(publication, shown, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            outcome = new WriteOutcome.Unreachable("the service stopped meanwhile");
        }
        catch (Exception e)
        {
            log.LogError(e, "Showing a grade failed; it will be tried again.");
            outcome = new WriteOutcome.Unreachable(e.Message);
        }
        if (outcome is WriteOutcome.Refused(var reason))
            log.LogWarning("{Reason}", reason);
        await queue.EndAsync(publication, outcome, shown, CancellationToken.None);
    }
}
