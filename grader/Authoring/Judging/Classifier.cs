using Autograder.Authoring.Numerics;

namespace Autograder.Authoring.Judging;

/// <summary>
/// Names the mistake behind wrong answers, over all probes that were answered: first the known ones, then a general one,
/// then two at once, then what can be described. Where several fit equally none is named: a wrong name is worse than none.
/// </summary>
internal static class Classifier
{
    /// <summary>A single number is too easily twice another by chance: only a known mistake is believed on so little.</summary>
    private const int GeneralEvidence = 2;

    public static Diagnosis Diagnose(IReadOnlyList<Answer> answers, IReadOnlyList<Mistake> mistakes)
    {
        var known = mistakes.Select(m => Candidate.Of(m, answers)).ToList();
        var fitting = known.Where(c => c.Fits(answers, 1)).DistinctBy(c => c.Id).ToList();
        return fitting switch
        {
            [var only] => new(only.Id, only.Hint),
            [] => General(answers) ?? Combined(answers, known) ?? Description.Of(answers),
            _ => new(null, Description.Of(answers).Hint),
        };
    }

    private static Diagnosis? General(IReadOnlyList<Answer> answers)
    {
        var right = new Candidate("", "", [.. answers.Select(a => a.Expected)]);
        List<Candidate> candidates =
        [
            right.Map("zero", "The result is zero everywhere: was the graph cut (.item(), detach, no_grad), or the result never filled in?", (e, _) => e.Filled(0)),
            right.Map("transposed", "The result is the transpose of the right one: which index is the row?", (e, _) => e.Transposed()),
            .. Factor.Of(answers).Select(f => right.Map(f.Id,
                f.Id == "sign" ? "The sign is flipped." : $"The result is {f.Words} the right one.", (e, i) => e.Scaled(f.Values[i]))),
        ];
        return candidates.Where(c => c.Fits(answers, GeneralEvidence)).ToList() is [var only] ? new(only.Id, only.Hint) : null;
    }

    /// <summary>A known mistake, or the transpose, and a factor or a transpose on top of it.</summary>
    private static Diagnosis? Combined(IReadOnlyList<Answer> answers, IReadOnlyList<Candidate> known)
    {
        var right = new Candidate("transposed", "The result is transposed.", [.. answers.Select(a => a.Expected.Transposed())]);
        // A multiple of the right answer counts as a factor, not as a mistake to be multiplied.
        var bases = known.Where(k => !k.IsMultipleOfExpected(answers)).ToList();
        return Simplest(bases) ?? Simplest([right]);

        // What fits two bases by two factors is the same statement twice: the simpler factor is named.
        Diagnosis? Simplest(IReadOnlyList<Candidate> from) =>
            Factor.Of(answers)
                .Select(f => from.Select(b => b.Map($"{b.Id}+{f.Id}",
                    $"Two things at once. {b.Hint} And the result is {f.Words} what that gives.", (m, i) => m.Scaled(f.Values[i]))).Where(Fit).ToList())
                .FirstOrDefault(fitting => fitting.Count > 0) is { } multiplied
                ? One(multiplied)
                : One([.. from.Select(b => b.Map($"{b.Id}+transposed", $"Two things at once. {b.Hint} And the result is transposed.", (m, _) => m.Transposed())).Where(Fit)]);

        bool Fit(Candidate candidate) => candidate.Fits(answers, GeneralEvidence);

        Diagnosis? One(IReadOnlyList<Candidate> fitting) => fitting is [var only] ? new(only.Id, only.Hint) : null;
    }
}
