using System.CommandLine;
using System.Globalization;
using Autograder.Authoring;
using Autograder.Contracts;
using Autograder.Engine.Timing;

namespace Autograder.Benchmarks.Timing;

/// <summary>What timing a right submission takes, by exercise: the bar is 0.6 s of each.</summary>
internal static class CostCommand
{
    public static Command Create()
    {
        var runs = new Option<int>("--runs") { Description = "How often; the median is told.", DefaultValueFactory = _ => 5 };
        var command = new Command("cost", "Wall time of timing the model solutions, by exercise, scored members and comparison apart.") { runs };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(runs)));
        return command;
    }

    private static async Task<int> RunAsync(int runs)
    {
        await using var machinery = new Machinery();
        var rivals = await machinery.RivalsAsync();
        var student = await machinery.CompileAsync([.. Directory.EnumerateFiles(Repository.At("reference", "Solutions"), "*.cs")
            .Select(f => new SourceFile(Path.GetFileName(f), File.ReadAllText(f)))]);
        var exercises = machinery.Assignment.Exercises.Where(e => e.Timed.Count > 0).ToList();
        var parts = new Dictionary<(string, string), List<double>>();
        for (var run = 0; run < runs; run++)
        {
            var started = TimeProvider.System.GetTimestamp();
            using var lease = await Machinery.LeaseAsync(TimingLease.Leases, CancellationToken.None);
            await using var bench = new Bench(machinery.Workers, student, rivals, lease.Processor, TimeProvider.System);
            await bench.ReadyAsync(CancellationToken.None);
            Add("(two processes)", "start", started);
            var draw = Draw.Unpredictable;
            foreach (var exercise in exercises)
            {
                foreach (var timed in exercise.Timed)
                {
                    started = TimeProvider.System.GetTimestamp();
                    await Stopwatch.TimeAsync(exercise, timed, bench, draw, TimeProvider.System, CancellationToken.None);
                    Add(exercise.Id, timed.Member, started);
                }
                foreach (var comparison in exercise.Comparisons)
                {
                    started = TimeProvider.System.GetTimestamp();
                    await new ComparisonRun(exercise, comparison, (await bench.ReadyAsync(CancellationToken.None)).Beside, draw, TimeProvider.System).RunAsync(CancellationToken.None);
                    Add(exercise.Id, $"compare {comparison.Quantity}", started);
                }
            }
        }
        foreach (var ((exercise, part), seconds) in parts)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{exercise,-20} {part,-20} {OrderStatistic.Median(seconds),6:0.00} s"));
        foreach (var exercise in parts.GroupBy(p => p.Key.Item1).Where(e => exercises.Any(x => x.Id == e.Key)))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{exercise.Key,-20} {"scored",-20} {exercise.Where(p => !p.Key.Item2.StartsWith("compare", StringComparison.Ordinal)).Sum(p => OrderStatistic.Median(p.Value)),6:0.00} s of {exercise.Sum(p => OrderStatistic.Median(p.Value)):0.00} s"));
        return 0;

        void Add(string exercise, string part, long since)
        {
            if (!parts.TryGetValue((exercise, part), out var seconds))
                parts[(exercise, part)] = seconds = [];
            seconds.Add(TimeProvider.System.GetElapsedTime(since).TotalSeconds);
        }
    }
}
