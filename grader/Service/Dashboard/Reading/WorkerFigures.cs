using Autograder.Service.Queue;
using Autograder.Service.Storage;
using Hangfire;

namespace Autograder.Service.Dashboard.Reading;

/// <summary>A process that grades.</summary>
/// <param name="Places">How many gradings it runs at a time.</param>
internal sealed record WorkerFigures(string Name, int Places, DateTime? Heard)
{
    /// <summary>All that told the queue that they are there, on whatever machine.</summary>
    public static IReadOnlyList<WorkerFigures> Of(JobStorage hangfire) =>
        [.. hangfire.GetMonitoringApi().Servers().Where(s => s.Queues.Contains(Tickets.QueueOf(Lane.Normal))).OrderBy(s => s.Name, StringComparer.Ordinal).Select(s => new WorkerFigures(s.Name, s.WorkersCount, s.Heartbeat))];
}
