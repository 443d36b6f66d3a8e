using System.Diagnostics.Metrics;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Operation;

/// <summary>How many wait and how long the first of them has, by lane; asked of the store when somebody looks.</summary>
internal sealed class QueueGauges : IHostedService, IDisposable
{
    private readonly Meter meter = new(Telemetry.Name);
    private readonly IDbContextFactory<Store> stores;
    private readonly TimeProvider time;
    private readonly ILogger<QueueGauges> log;

    public QueueGauges(IDbContextFactory<Store> stores, TimeProvider time, ILogger<QueueGauges> log)
    {
        (this.stores, this.time, this.log) = (stores, time, log);
        meter.CreateObservableGauge("autograder.queue.depth", () => Look(lane => lane.Waiting), "{attempt}", "Attempts that wait.");
        meter.CreateObservableGauge("autograder.queue.age", () => Look(lane => lane.Age), "s", "How long the attempt that waits longest has waited.");
        meter.CreateObservableGauge("autograder.queue.running", Running, "{attempt}", "Attempts that are being graded, on all machines.");
        meter.CreateObservableGauge("autograder.timing.pending", Timings, "{attempt}", "Graded attempts whose points for time follow, by state.");
    }

    public Task StartAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellation) => Task.CompletedTask;

    public void Dispose() => meter.Dispose();

    private IEnumerable<Measurement<double>> Look(Func<(double Waiting, double Age), double> told) =>
        Ask<IEnumerable<Measurement<double>>>([], store =>
        {
            var now = time.GetUtcNow();
            var lanes = store.Attempts.Where(a => a.State == AttemptState.Waiting).GroupBy(a => a.Lane)
                .Select(g => new { Lane = g.Key, Waiting = g.Count(), First = g.Min(a => a.QueuedAt) }).ToDictionary(g => g.Lane);
            return [.. Enum.GetValues<Lane>().Select(lane => new Measurement<double>(
                told(lanes.TryGetValue(lane, out var found) ? (found.Waiting, Math.Max(0, (now - found.First).TotalSeconds)) : (0, 0)),
                new KeyValuePair<string, object?>("lane", lane.ToString().ToLowerInvariant())))];
        });

    private IEnumerable<Measurement<int>> Running() =>
        Ask<IEnumerable<Measurement<int>>>([], store => [new(store.Attempts.Count(a => a.State == AttemptState.Running))]);

    private IEnumerable<Measurement<int>> Timings() =>
        Ask<IEnumerable<Measurement<int>>>([], store =>
        [
            .. ((AttemptTimingState[])[AttemptTimingState.Waiting, AttemptTimingState.Running]).Select(state => new Measurement<int>(
                store.Timings.Count(t => t.State == state), new KeyValuePair<string, object?>("state", state.ToString().ToLowerInvariant()))),
        ]);

    /// <summary>While the database is away there is no figure, rather than a false one.</summary>
    private T Ask<T>(T otherwise, Func<Store, T> question)
    {
        try
        {
            using var store = stores.CreateDbContext();
            return question(store);
        }
        catch (Exception e) when (e is System.Data.Common.DbException or InvalidOperationException)
        {
            log.LogWarning(e, "The queue could not be looked at.");
            return otherwise;
        }
    }
}
