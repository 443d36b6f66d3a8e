using System.Linq.Expressions;
using Autograder.Service.Queue.Timing;
using Autograder.Service.Storage;
using Hangfire;
using Hangfire.States;

namespace Autograder.Service.Queue;

/// <summary>
/// Hands out Hangfire's jobs. A job is a ticket, not a submission: whoever holds it grades the fairest attempt that
/// waits by then. A ticket too many finds nothing to do; one too few is made up for by the sweep.
/// </summary>
internal sealed class Tickets(IBackgroundJobClient jobs, ILogger<Tickets> log)
{
    /// <summary>Hangfire's queues for gradings, in the order in which they are served; PostgreSQL's goes by the alphabet.</summary>
    public static readonly IReadOnlyList<string> Queues = [QueueOf(Lane.Interactive), QueueOf(Lane.Normal), QueueOf(Lane.Regrade)];

    public static string QueueOf(Lane lane) => lane switch
    {
        Lane.Interactive => "interactive",
        Lane.Normal => "normal",
        Lane.Regrade => "regrade",
        _ => throw new System.Diagnostics.UnreachableException($"lane {lane}"),
    };

    /// <summary>Hangfire's queue for timings, which has workers of its own: no grading waits for one.</summary>
    public const string TimingQueue = "timing";

    /// <summary>Issues a ticket now. That it could not is logged: the attempt is stored, and the sweep issues another.</summary>
    public void Issue(Lane lane) => Issue<GradingRun>(run => run.RunAsync(CancellationToken.None), QueueOf(lane));

    /// <summary>Likewise, to complete a grade.</summary>
    public void IssueTiming() => Issue<TimingRun>(run => run.RunAsync(CancellationToken.None), TimingQueue);

    private void Issue<TRun>(Expression<Func<TRun, Task>> run, string queue)
    {
        try
        {
            jobs.Create(run, new EnqueuedState(queue));
        }
        catch (BackgroundJobClientException e)
        {
            log.LogWarning(e, "A ticket could not be issued; the next sweep will.");
        }
    }
}
