using System.Collections.Concurrent;
using System.CommandLine;
using System.Globalization;
using Autograder.Authoring;
using Autograder.Contracts;
using Autograder.Engine.Timing;

namespace Autograder.Benchmarks.Timing;

/// <summary>
/// The rival as student, as it is and made slower by a known factor, under every load: how often it is found slower than 1, which
/// for the rival as it is would be false. As in a grading, what a first measurement finds is found only when a second one of 30 pairs in
/// other processes says so too.
/// </summary>
internal static class SelfCommand
{
    // Fresh processes after so many measurements.
    private const int PerBench = 25;

    private static readonly string[] factors = ["1", "1.5", "2"];

    public static Command Create()
    {
        var gradings = new Option<int>("--gradings") { Description = "How many measurements of each factor under each load.", DefaultValueFactory = _ => 400 };
        var loads = new Option<LoadKind[]>("--load") { Description = "The loads; default all five.", DefaultValueFactory = _ => Enum.GetValues<LoadKind>(), AllowMultipleArgumentsPerToken = true };
        var only = new Option<string[]>("--factor") { Description = "1, 1.5 or 2; default all.", DefaultValueFactory = _ => factors, AllowMultipleArgumentsPerToken = true };
        var parallel = new Option<int>("--parallel") { Description = "Measurements at a time; in a service as many as there are cores less one.", DefaultValueFactory = _ => 1 };
        var command = new Command("self", "The reference against itself: false findings, and slower copies: power.") { gradings, loads, only, parallel };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(gradings), parsed.GetValue(loads)!, parsed.GetValue(only)!, parsed.GetValue(parallel)));
        return command;
    }

    private static async Task<int> RunAsync(int gradings, LoadKind[] loads, string[] only, int parallel)
    {
        await using var machinery = new Machinery();
        var rivals = await machinery.RivalsAsync();
        Console.WriteLine("load      factor gradings at-first slower-than-1 slower-than-1.5 costly  largest-low  of                                largest-median  odd  seconds-each");
        foreach (var kind in loads)
        {
            await using var load = BusyMachine.Start(kind, machinery);
            foreach (var factor in only)
                await MeasureAsync(machinery, await StudentAsync(machinery, factor), rivals, kind, factor, gradings, parallel);
        }
        return 0;
    }

    private static Task<WorkerRequest.Load> StudentAsync(Machinery machinery, string factor)
    {
        if (factor == "1")
            return machinery.RivalsAsync();
        var rival = machinery.Assignment.Rivals.Single(f => f.Path.EndsWith("LinearRegression.cs", StringComparison.Ordinal));
        var once = $"Once(x, y, learningRate, {(factor == "2" ? "epochs" : "epochs / 2")});";
        return machinery.CompileAsync(rival with
        {
            Text = rival.Text
                .Replace("public static TrainingRun Train(", "private static TrainingRun Once(", StringComparison.Ordinal)
                .Replace("private static Tensor Loss", $$"""
                    public static TrainingRun Train(Tensor x, Tensor y, double learningRate, int epochs)
                    {
                        {{once}}
                        return Once(x, y, learningRate, epochs);
                    }

                    private static Tensor Loss
                    """, StringComparison.Ordinal),
        });
    }

    private static async Task MeasureAsync(
        Machinery machinery, WorkerRequest.Load student, WorkerRequest.Load rivals, LoadKind kind, string factor, int gradings, int parallel)
    {
        var members = machinery.Assignment.Exercises
            .SelectMany(e => e.Timed.Select(t => (Key: e.Member(t.Member).Key, Timed: t)))
            .Where(m => factor == "1" || m.Timed.Member == "Train").ToList();
        var taken = new ConcurrentBag<Taken>();
        var started = TimeProvider.System.GetTimestamp();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, gradings).Chunk(PerBench), new ParallelOptions { MaxDegreeOfParallelism = parallel },
            async (some, cancellation) =>
            {
                using var lease = await Machinery.LeaseAsync(parallel, cancellation);
                await using Bench first = new(machinery.Workers, student, rivals, lease.Processor, TimeProvider.System),
                    second = new(machinery.Workers, student, rivals, lease.Processor, TimeProvider.System);
                foreach (var (key, timed) in some.Select(i => members[i % members.Count]))
                {
                    var once = await DuelAsync(first, key, timed, OrderStatistic.Few, cancellation);
                    taken.Add(new(key, once, TimingScore.IsSlowerThan(Taken.Low(once), 1) ? await DuelAsync(second, key, timed, OrderStatistic.Many, cancellation) : null));
                }
            });
        Tell(kind, factor, [.. taken], TimeProvider.System.GetElapsedTime(started).TotalSeconds / gradings);
    }

    private static async Task<DuelOutcome> DuelAsync(Bench bench, string key, TimedMember timed, int pairs, CancellationToken cancellation)
    {
        var (beside, clean, _) = await bench.ReadyAsync(cancellation);
        return await new Duel(timed, key, beside, clean, bench.Processor, Draw.Unpredictable, TimeProvider.System).RunAsync(pairs, isCurtailed: false, cancellation);
    }

    /// <param name="Second">null where the first found nothing.</param>
    private sealed record Taken(string Member, DuelOutcome First, DuelOutcome? Second)
    {
        public double FirstLow => Low(First);

        /// <summary>What both say.</summary>
        public double SureLow => Second is null ? FirstLow : Math.Min(FirstLow, Low(Second));

        public static double Low(DuelOutcome outcome) => outcome switch
        {
            DuelOutcome.Measured { Measurement: var measured } => measured.Low,
            DuelOutcome.FarSlower(var ratio) => ratio,
            _ => double.NegativeInfinity,
        };
    }

    private static void Tell(LoadKind kind, string factor, IReadOnlyList<Taken> taken, double seconds)
    {
        var outcomes = taken.Select(t => t.First).ToList();
        var largest = taken.MaxBy(t => t.SureLow)!;
        var measured = outcomes.OfType<DuelOutcome.Measured>().Select(m => m.Measurement).ToList();
        var odd = outcomes.Where(o => o is not DuelOutcome.Measured { Measurement: { IsBusyWhenIdle: false, Waits: false, SlowsTheRival: false } })
            .GroupBy(o => o is DuelOutcome.Measured m ? $"{(m.Measurement.IsBusyWhenIdle ? "busy " : "")}{(m.Measurement.Waits ? "waits " : "")}{(m.Measurement.SlowsTheRival ? "slows" : "")}".Trim() : o.ToString())
            .Select(g => $"{g.Count()} {g.Key}").ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{kind,-9} {factor,-6} {taken.Count,-8} {taken.Count(t => TimingScore.IsSlowerThan(t.FirstLow, 1)),-8} {taken.Count(t => TimingScore.IsSlowerThan(t.SureLow, 1)),-13} {taken.Count(t => TimingScore.IsSlowerThan(t.SureLow, TimingScore.Free)),-15} {taken.Count(t => TimingScore.CostsPoints(2, t.SureLow)),-7} {largest.SureLow,-12:0.000} {largest.Member,-33} {measured.Max(m => m.Ratio.Median),-15:0.000} {(odd.Count == 0 ? "0" : string.Join(", ", odd)),-4} {seconds:0.00}"));
    }
}
