using System.Diagnostics;
using System.Globalization;

namespace Autograder.Benchmarks.Throughput;

/// <summary>One way of checking submissions: how many it checked, and in what time.</summary>
internal sealed class Turns(Func<int, CancellationToken, Task> check, int parallel)
{
    private readonly List<TimeSpan> each = [];
    private TimeSpan total;
    private int next;

    public double PerMinute => each.Count / total.TotalMinutes;

    public Task WarmAsync(CancellationToken cancellation) => check(Interlocked.Increment(ref next), cancellation);

    public async Task TakeAsync(int submissions, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        await Parallel.ForAsync(0, submissions, new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellation }, async (_, stop) =>
        {
            var begun = Stopwatch.GetTimestamp();
            await check(Interlocked.Increment(ref next), stop);
            lock (each)
                each.Add(Stopwatch.GetElapsedTime(begun));
        });
        total += Stopwatch.GetElapsedTime(started);
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{PerMinute:0.0} a minute, median {Figures.Text(Figures.Median(each))} each");
}
