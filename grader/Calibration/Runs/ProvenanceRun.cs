using System.Collections.Concurrent;
using Autograder.Authoring;
using Autograder.Calibration.Banks;
using Autograder.Calibration.Bench;
using Autograder.Calibration.Results;

namespace Autograder.Calibration.Runs;

/// <summary>Whether the way of a member is told rightly.</summary>
/// <param name="Accused">Honest answers that lost a point, of all.</param>
/// <param name="Unseen">Dishonest answers that kept all points and are not even for review, of all.</param>
/// <param name="Found">Dishonest answers that lost points; the others seen are for review.</param>
public sealed record ProvenanceResult(Proportion Accused, Proportion Unseen, long Found, long HonestForReview, IReadOnlyList<string> Exceptions);

/// <summary>Grades answers with right numbers, made honestly or not.</summary>
public static class ProvenanceRun
{
    private sealed record Told(ProvenanceEntry Entry, ulong Seed, bool Lost, bool Review, string Why);

    public static async Task<ProvenanceResult> RunAsync(
        Workbench bench, IReadOnlyList<ProvenanceEntry> entries, ulong firstSeed, int seeds, CancellationToken cancellation)
    {
        var told = new ConcurrentBag<Told>();
        await bench.ForEachAsync(entries, async (entry, subject) =>
        {
            for (var seed = firstSeed; seed < firstSeed + (ulong)seeds; seed++)
            {
                var checks = await subject.GradeAsync(seed, _ => true, cancellation);
                var lost = checks.Where(c => c.Finding.Status != CheckStatus.Passed).ToList();
                told.Add(new(entry, seed, lost.Count > 0, checks.Any(c => c.Finding.Review),
                    string.Join(" ", lost.Select(c => $"{c.Check.Id}: {c.Finding.Message}").Take(2))));
            }
        }, cancellation);

        var (honest, dishonest) = (told.Where(t => t.Entry.Honest).ToList(), told.Where(t => !t.Entry.Honest).ToList());
        return new(
            new(honest.Count(t => t.Lost), honest.Count),
            new(dishonest.Count(t => !t.Lost && !t.Review), dishonest.Count),
            dishonest.Count(t => t.Lost), honest.Count(t => t.Review),
            [
                .. honest.Where(t => t.Lost).Select(t => $"{t.Entry.Name}, seed {t.Seed}: honest, and accused: {t.Why}").Order(StringComparer.Ordinal),
                .. dishonest.Where(t => !t.Lost && !t.Review).Select(t => $"{t.Entry.Name}, seed {t.Seed}: dishonest, and not seen").Order(StringComparer.Ordinal),
            ]);
    }
}
