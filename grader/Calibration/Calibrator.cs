using Autograder.Calibration.Banks;
using Autograder.Calibration.Bench;
using Autograder.Calibration.Results;
using Autograder.Calibration.Runs;

namespace Autograder.Calibration;

public enum BankPart { Right, Wrong, Provenance, Mutants }

/// <param name="Parts">What of the bank is graded.</param>
/// <param name="Seeds">How many seeds right answers are graded with.</param>
/// <param name="WrongSeeds">How many seeds wrong answers and those of the way are graded with.</param>
/// <param name="Stride">Every how many-th answer is taken: 1 for all.</param>
/// <param name="MutantStride">Every how many-th mutant is taken.</param>
public sealed record CalibrationPlan(IReadOnlyList<BankPart> Parts, ulong FirstSeed, int Seeds, int WrongSeeds, int Stride, int MutantStride);

/// <summary>Grades a bank of answers whose endings are known, and counts where the grader says otherwise.</summary>
public static class Calibrator
{
    public static async Task<CalibrationResult> RunAsync(
        Workbench bench, Bank bank, HintKey hints, CalibrationPlan plan, Action<string> progress, CancellationToken cancellation)
    {
        var result = new CalibrationResult(plan, null, null, null, null);
        if (plan.Parts.Contains(BankPart.Right))
        {
            var entries = Sample(bank.Right);
            progress($"grading {entries.Count} right answers with {plan.Seeds} seeds");
            result = result with { Right = await RightRun.RunAsync(bench, entries, plan.FirstSeed, plan.Seeds, null, cancellation) };
        }
        if (plan.Parts.Contains(BankPart.Wrong))
        {
            var entries = Sample(bank.Wrong);
            progress($"grading {entries.Count} wrong answers with {plan.WrongSeeds} seeds");
            result = result with { Wrong = await WrongRun.RunAsync(bench, entries, hints, plan.FirstSeed, plan.WrongSeeds, cancellation) };
        }
        if (plan.Parts.Contains(BankPart.Provenance))
        {
            var entries = Sample(bank.Provenance);
            progress($"grading {entries.Count} answers for their way with {plan.WrongSeeds} seeds");
            result = result with { Provenance = await ProvenanceRun.RunAsync(bench, entries, plan.FirstSeed, plan.WrongSeeds, cancellation) };
        }
        if (plan.Parts.Contains(BankPart.Mutants))
        {
            progress("making and grading mutants");
            result = result with { Mutants = await MutantRun.RunAsync(bench, Sample(bank.Right), plan.FirstSeed, plan.MutantStride, progress, cancellation) };
        }
        return result;

        List<TEntry> Sample<TEntry>(IReadOnlyList<TEntry> entries) => [.. entries.Where((_, i) => i % plan.Stride == 0)];
    }
}
