using Autograder.Authoring;
using Autograder.Contracts;
using Autograder.Engine.Reporting;

namespace Autograder.Engine.Timing;

/// <summary>
/// CPU time of an analytic and an autograd member of the student's over sizes from 2 to 256, as far as they stay fast. The ratio
/// moves twofold between runs: it is shown, never scored.
/// </summary>
internal sealed class ComparisonRun(Exercise exercise, Comparison comparison, IBlockRunner runner, Draw draw, TimeProvider time)
{
    private const int Repetitions = 3, WarmUpCalls = 40, MostCalls = 64;
    private const double BlockSeconds = 0.001;
    // At double the size a call may take sixteen times as long.
    private const double LongestCall = 0.03;

    // Of answers that wait instead of working, and are not found fault with here.
    private static readonly TimeSpan longest = TimeSpan.FromSeconds(30);

    private static readonly int[] sizes = [2, 4, 8, 16, 32, 64, 128, 256];

    /// <returns>null when the members did not run at two sizes at least.</returns>
    public async Task<ReportComparison?> RunAsync(CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        var points = new List<ReportComparisonPoint>();
        foreach (var member in new[] { comparison.Analytic, comparison.Autograd })
            if (await CallAsync(member, sizes[0], WarmUpCalls, cancellation) is null)
                return null;
        var overhead = await OverheadAsync(cancellation);
        foreach (var size in sizes)
        {
            var analytic = await TimeAsync(comparison.Analytic, size, overhead, cancellation);
            var autograd = await TimeAsync(comparison.Autograd, size, overhead, cancellation);
            if (analytic is null || autograd is null)
                break;
            points.Add(new(size, 1e6 * analytic.Value, 1e6 * autograd.Value));
            if (Math.Max(analytic.Value, autograd.Value) > LongestCall || time.GetElapsedTime(started) > longest)
                break;
        }
        return points.Count < 2 ? null : ComparisonReport.Of(comparison, points);
    }

    /// <summary>CPU seconds of a call, the median of some blocks.</summary>
    private async Task<double?> TimeAsync(string member, int size, double overhead, CancellationToken cancellation)
    {
        var times = new List<double>();
        var count = 1;
        for (var i = 0; i <= Repetitions; i++)
        {
            if (await CallAsync(member, size, count, cancellation) is not { } seconds)
                return null;
            var call = Math.Max(seconds - overhead, 1e-7) / count;
            // The first is for the new shape's sake, and tells how many calls make a block.
            if (i > 0 || call > LongestCall)
                times.Add(call);
            if (call > LongestCall)
                break;
            if (i == 0)
                count = (int)Math.Clamp(Math.Ceiling(BlockSeconds / call), 1, MostCalls);
        }
        return OrderStatistic.Median(times);
    }

    /// <summary>CPU seconds of a block without calls.</summary>
    private async Task<double> OverheadAsync(CancellationToken cancellation)
    {
        var times = new List<double>();
        for (var i = 0; i < 2 * Repetitions; i++)
            times.Add(await CallAsync(comparison.Analytic, sizes[0], 0, cancellation) ?? 0);
        return OrderStatistic.Median(times);
    }

    private async Task<double?> CallAsync(string member, int size, int count, CancellationToken cancellation)
    {
        // At the larger sizes the inputs take longer to make than many a call: before the time.
        var seed = draw.NextBits();
        var block = new Block(Contender.Student, exercise.Member(member).Key, comparison.Inputs(size), seed, count, IsDigested: false);
        return await runner.RunAsync(block, seed, scale: 1, tellsWaiting: false, cancellation) is BlockOutcome.Ran(var cpu, _, _) ? cpu.TotalSeconds : null;
    }
}
