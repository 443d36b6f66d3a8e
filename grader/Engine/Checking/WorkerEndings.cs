using System.Diagnostics.Metrics;

namespace Autograder.Engine.Checking;

/// <summary>Counts the workers that did not live to the end of their submission, by why; for whoever watches the grader.</summary>
internal static class WorkerEndings
{
    private static readonly Meter meter = new("Autograder.Engine");
    private static readonly Counter<long> endings = meter.CreateCounter<long>(
        "autograder.worker.deaths", "{process}", "Workers that ended before their submission did: they died, broke a limit, took too long, or broke the protocol.");

    public static void Count(string reason) => endings.Add(1, new KeyValuePair<string, object?>("reason", reason));
}
