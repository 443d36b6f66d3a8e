using System.Collections.Concurrent;
using Autograder.Authoring;
using Autograder.Calibration.Banks;
using Autograder.Calibration.Bench;
using Autograder.Calibration.Yardsticks;
using Autograder.Calibration.Mutants;
using Autograder.Calibration.Results;
using Autograder.Engine.Checking;

namespace Autograder.Calibration.Runs;

/// <summary>What became of mutants of right answers.</summary>
/// <param name="Made">Mutants made.</param>
/// <param name="Compiling">Those of them that compile.</param>
/// <param name="Judged">Members, of the mutants that compile, whose equivalence was judged.</param>
/// <param name="Equivalent">Those of them that are as right as the original.</param>
/// <param name="Survivors">Members that are not, and kept all their points.</param>
/// <param name="WronglyKilled">Members that are, and lost points.</param>
/// <param name="Misnamed">Names of mistakes that do not hold at inputs which grading never uses.</param>
public sealed record MutantResult(
    long Made, long Compiling, long Judged, long Equivalent, Proportion Survivors, Proportion WronglyKilled, Proportion Misnamed, IReadOnlyList<string> Exceptions);

/// <summary>Makes mutants of right answers and grades them; which of them are as right as the original is judged apart.</summary>
public static class MutantRun
{
    public static async Task<MutantResult> RunAsync(
        Workbench bench, IReadOnlyList<Entry> originals, ulong seed, int stride, Action<string> progress, CancellationToken cancellation)
    {
        var yardsticks = originals.Select(o => o.Exercise).Distinct().ToDictionary(id => id, Yardstick.Of);
        var maker = new MutantMaker(bench.Kit);
        var judged = new ConcurrentBag<JudgedMutant>();
        long made = 0, compiling = 0;
        await bench.ForEachAsync(Mutants(), async (mutant, subject) =>
        {
            var checks = await subject.GradeAsync(seed, check => check is not TimeHonestyCheck, cancellation);
            foreach (var member in checks.GroupBy(c => c.Check.Member))
                judged.Add(await JudgeAsync(mutant, subject, member.Key, [.. member], yardsticks[mutant.Exercise], cancellation));
        }, cancellation);

        var known = judged.Where(j => j.Verdict is not Equivalence.Unjudged).ToList();
        var different = known.Where(j => j.Verdict is Equivalence.Different).ToList();
        var equivalent = known.Where(j => j.Verdict is Equivalence.Equivalent).ToList();
        return new(
            made, compiling, known.Count, equivalent.Count,
            new(different.Count(j => j.KeptAll), different.Count),
            new(equivalent.Count(j => !j.KeptAll), equivalent.Count),
            new(judged.Sum(j => j.FalseNames.Count), judged.Sum(j => j.Names)),
            [
                .. different.Where(j => j.KeptAll).Select(j => $"survived: {j.Label} ({((Equivalence.Different)j.Verdict).Reason})").Order(StringComparer.Ordinal),
                .. equivalent.Where(j => !j.KeptAll).Select(j => $"equivalent, and lost points: {j.Label}: {j.FirstLoss}").Order(StringComparer.Ordinal),
                .. judged.SelectMany(j => j.FalseNames.Select(n => $"named {n}, which does not hold elsewhere: {j.Label}")).Order(StringComparer.Ordinal),
            ]);

        IEnumerable<Entry> Mutants()
        {
            foreach (var original in originals)
            {
                var (count, mutants) = maker.Of(original, stride);
                (made, compiling) = (made + count, compiling + mutants.Count);
                progress(FormattableString.Invariant($"{original.Name}: {mutants.Count} mutants compile, of {count}; {compiling} so far"));
                foreach (var mutant in mutants)
                    yield return mutant;
            }
        }
    }

    private static async Task<JudgedMutant> JudgeAsync(
        Entry mutant, BenchSubject subject, string member, IReadOnlyList<CheckedCheck> checks, IReadOnlyList<YardstickCase> cases, CancellationToken cancellation)
    {
        // What throws, hangs or dies at an input of the contract is not as right as the original, whatever it does elsewhere.
        if (checks.FirstOrDefault(c => c.Finding.Status == CheckStatus.Error) is { } error)
            return new(mutant, member, checks, new Equivalence.Different(error.Finding.PublicMessage), [], 0);
        var judgement = await EquivalenceJudge.JudgeAsync(subject, member, cases, cancellation);
        var named = checks.Where(c => c.Finding.Mistake is not null).DistinctBy(c => c.Finding.Mistake).ToList();
        var verified = named.Select(c => (Name: c.Finding.Mistake!, Holds: NameTruth.Holds(c.Check, c.Finding.Mistake!, member, judgement.Answered)))
            .Where(n => n.Holds is not null).ToList();
        return new(mutant, member, checks, judgement.Verdict, [.. verified.Where(n => n.Holds == false).Select(n => n.Name)], verified.Count);
    }

    private sealed record JudgedMutant(
        Entry Mutant, string Member, IReadOnlyList<CheckedCheck> Checks, Equivalence Verdict, IReadOnlyList<string> FalseNames, int Names)
    {
        public string Label => $"{Mutant.Name} [{Member}]";

        public bool KeptAll => Checks.All(c => c.Finding.Status == CheckStatus.Passed);

        public string FirstLoss => Checks.First(c => c.Finding.Status != CheckStatus.Passed) is var c ? $"{c.Check.Id} {c.Finding.Status}: {c.Finding.Message}" : "";
    }
}
