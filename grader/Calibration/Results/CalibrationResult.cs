using Autograder.Calibration.Runs;

namespace Autograder.Calibration.Results;

/// <summary>What a calibration gave; null for what was not asked for.</summary>
public sealed record CalibrationResult(
    CalibrationPlan Plan, RightResult? Right, WrongResult? Wrong, ProvenanceResult? Provenance, MutantResult? Mutants)
{
    private const double LeastHintsRight = 0.98;

    /// <summary>The bars that were missed, in words; empty when all are reached.</summary>
    public IEnumerable<string> Missed
    {
        get
        {
            if (Right is { Total.Events: > 0 })
                yield return "a right answer lost points";
            if (Right is { Faults: > 0 })
                yield return "the grader could not make a check";
            if (Wrong is { Passes.Events: > 0 })
                yield return "a wrong answer kept its points";
            if (Wrong is { Collateral.Events: > 0 })
                yield return "a right member beside a wrong one lost points";
            if (Wrong is { Hints: { Total: > 0 } hints } && hints.Right < LeastHintsRight * hints.Total)
                yield return "hints are right less often than 98 %";
            if (Wrong is { Hints.Misnamed: > 0 } || Mutants is { Misnamed.Events: > 0 })
                yield return "a mistake got a wrong name";
            if (Provenance is { Accused.Events: > 0 })
                yield return "an honest answer was accused";
            if (Provenance is { Unseen.Events: > 0 })
                yield return "a dishonest answer was not seen";
            if (Mutants is { Survivors.Events: > 0 })
                yield return "a mutant that is not equivalent kept its points";
            if (Mutants is { WronglyKilled.Events: > 0 })
                yield return "a mutant that is as right as the original lost points";
        }
    }

    public IReadOnlyList<string> Exceptions =>
    [
        .. Right?.Losses ?? [], .. Wrong?.Exceptions ?? [], .. Provenance?.Exceptions ?? [], .. Mutants?.Exceptions ?? [],
    ];
}
