using System.Collections.Concurrent;
using Autograder.Authoring;
using Autograder.Calibration.Banks;
using Autograder.Calibration.Bench;
using Autograder.Calibration.Results;
using Autograder.Engine.Checking;

namespace Autograder.Calibration.Runs;

/// <summary>How often right answers lose points.</summary>
/// <param name="ByExercise">Gradings (one answer, one seed) that lost a point, of all.</param>
/// <param name="Reviews">Gradings that were marked for review: no points were lost.</param>
/// <param name="Faults">Checks that the grader itself could not make.</param>
/// <param name="Losses">What was lost where.</param>
public sealed record RightResult(
    IReadOnlyDictionary<string, Proportion> ByExercise, long Reviews, IReadOnlyList<string> ReviewedEntries, long Faults, IReadOnlyList<string> Losses)
{
    public Proportion Total => ByExercise.Values.Aggregate(new Proportion(0, 0), (sum, next) => sum + next);
}

/// <summary>Grades right answers with many seeds.</summary>
public static class RightRun
{
    /// <summary>Timing takes long and depends on no seed: it is looked at again with every so many seeds.</summary>
    private const ulong TimingPeriod = 25;

    public static async Task<RightResult> RunAsync(
        Workbench bench, IReadOnlyList<Entry> entries, ulong firstSeed, int seeds, IProgress<int>? graded, CancellationToken cancellation)
    {
        var gradings = new ConcurrentBag<(Entry Entry, ulong Seed, IReadOnlyList<CheckedCheck> Checks)>();
        await bench.ForEachAsync(entries, async (entry, subject) =>
        {
            for (var seed = firstSeed; seed < firstSeed + (ulong)seeds; seed++)
            {
                var checks = await subject.GradeAsync(seed, check => IsAsked(check, seed, firstSeed), cancellation);
                // What passed is only counted: half a million checks are too many to keep.
                gradings.Add((entry, seed, [.. checks.Where(c => c.Finding.Status != CheckStatus.Passed || c.Finding.Review)]));
                graded?.Report(1);
            }
        }, cancellation);

        return new(
            gradings.GroupBy(g => g.Entry.Exercise).OrderBy(g => g.Key, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => new Proportion(g.Count(e => Lost(e.Checks).Any()), g.Count())),
            gradings.Count(g => g.Checks.Any(c => c.Finding.Review)),
            [.. gradings.Where(g => g.Checks.Any(c => c.Finding.Review)).Select(g => g.Entry.Name).Distinct().Order(StringComparer.Ordinal)],
            gradings.Sum(g => g.Checks.Count(c => c.Finding.Status == CheckStatus.InternalError)),
            [.. from g in gradings
                orderby g.Entry.Name, g.Seed
                from c in g.Checks
                where c.Finding.Status != CheckStatus.Passed
                select $"{g.Entry.Name}, seed {g.Seed}: {c.Check.Id} {c.Finding.Status}: {c.Finding.Message}"]);
    }

    private static bool IsAsked(Check check, ulong seed, ulong firstSeed) =>
        seed == firstSeed || (check is TimeHonestyCheck ? (seed - firstSeed) % TimingPeriod == 0 : check.Visibility == Visibility.Hidden);

    private static IEnumerable<CheckedCheck> Lost(IReadOnlyList<CheckedCheck> checks) =>
        checks.Where(c => c.Finding.Status is not (CheckStatus.Passed or CheckStatus.InternalError));
}
