using Autograder.Authoring;
using Autograder.Contracts;
using Autograder.Engine.Checking;
using Autograder.Engine.Reporting;
using Autograder.Engine.Sandbox;

namespace Autograder.Engine.Timing;

/// <summary>What is to be timed of one exercise: the members whose answers are right.</summary>
internal sealed record TimedExercise(Exercise Exercise, IReadOnlyList<TimedMember> Members, IReadOnlyList<Comparison> Comparisons);

/// <summary>What was measured of one exercise.</summary>
internal sealed record ExerciseTiming(IReadOnlyList<ReportTimedMember> Members, IReadOnlyList<ReportComparison> Comparisons);

/// <summary>
/// Times members against the rival, each once and, where that would cost points or was odd, once more in fresh processes; then
/// compares analytic with autograd members over sizes.
/// </summary>
internal sealed class Stopwatch(ISandbox sandbox, Limits limits, TimeProvider time)
{
    /// <param name="processor">Where to time, by its number; null for anywhere.</param>
    /// <param name="finished">Told after each exercise.</param>
    /// <exception cref="SandboxException">A process could not be started.</exception>
    /// <exception cref="TimingException">The clock or the rival failed: ours.</exception>
    public async Task<IReadOnlyDictionary<string, ExerciseTiming>> TimeAsync(
        IReadOnlyList<TimedExercise> exercises, WorkerRequest.Load student, WorkerRequest.Load rival, int? processor, Draw draw,
        Action<TimedExercise>? finished, CancellationToken cancellation)
    {
        await using var workers = new WarmWorkers(sandbox, TimingLimits(limits), spares: 0, refill: false, time);
        await using var bench = new Bench(workers, student, rival, processor, time);
        var timings = new Dictionary<string, ExerciseTiming>();
        foreach (var exercise in exercises)
        {
            var members = new List<ReportTimedMember>();
            foreach (var timed in exercise.Members)
                members.Add(await TimeAsync(exercise.Exercise, timed, bench, draw, time, cancellation));
            var comparisons = new List<ReportComparison>();
            foreach (var comparison in exercise.Comparisons)
                if (await bench.ReadyAsync(cancellation) is { Unready: null, Beside: var beside }
                    && await new ComparisonRun(exercise.Exercise, comparison, beside, draw, time).RunAsync(cancellation) is { } compared)
                    comparisons.Add(compared);
            timings[exercise.Exercise.Id] = new(members, comparisons);
            finished?.Invoke(exercise);
        }
        return timings;
    }

    /// <summary>One member: once and, where that would cost points or was odd, once more in fresh processes.</summary>
    public static async Task<ReportTimedMember> TimeAsync(
        Exercise exercise, TimedMember timed, Bench bench, Draw draw, TimeProvider time, CancellationToken cancellation)
    {
        var first = await MeasureAsync(OrderStatistic.Few);
        if (Judgement.IsSettled(timed, first))
            return Judgement.Of(timed, first);
        await bench.ClearAsync();
        var second = await MeasureAsync(OrderStatistic.Many);
        // What this code left running must not disturb the next.
        await bench.ClearAsync();
        return Judgement.Of(timed, first, second);

        async Task<DuelOutcome> MeasureAsync(int pairs)
        {
            var (beside, clean, unready) = await bench.ReadyAsync(cancellation);
            if (unready is not null)
                return new DuelOutcome.Broken(unready);
            return await new Duel(timed, exercise.Member(timed.Member).Key, beside, clean, bench.Processor, draw, time).RunAsync(pairs, isCurtailed: true, cancellation);
        }
    }

    // A worker serves a whole submission here, and waits its turn on a busy machine.
    private static Limits TimingLimits(Limits limits) => limits with { Submission = TimeSpan.FromMinutes(30), WorkerCpu = TimeSpan.FromMinutes(5) };
}
