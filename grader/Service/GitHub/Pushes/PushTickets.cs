using Hangfire;
using Hangfire.States;

namespace Autograder.Service.GitHub.Pushes;

/// <summary>Hands out the jobs that fetch. A job is a ticket: whoever holds it fetches the push that is due by then.</summary>
internal sealed class PushTickets(IBackgroundJobClient jobs, ILogger<PushTickets> log)
{
    public const string QueueName = "github-fetch";

    /// <summary>That one could not be issued is logged: the push is stored, and the clock issues another.</summary>
    public void Issue()
    {
        try
        {
            jobs.Create<PushFetch>(fetch => fetch.RunAsync(CancellationToken.None), new EnqueuedState(QueueName));
        }
        catch (BackgroundJobClientException e)
        {
            log.LogWarning(e, "A job to fetch a push could not be issued; another will.");
        }
    }
}
