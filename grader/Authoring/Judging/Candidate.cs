using Autograder.Contracts;

namespace Autograder.Authoring.Judging;

/// <summary>A mistake that may explain the answers.</summary>
/// <param name="Models">What it gives at each answer's probe: the right answer where the mistake makes no difference.</param>
internal sealed record Candidate(string Id, string Hint, IReadOnlyList<TensorValue> Models)
{
    /// <summary>Where a known mistake is not defined nobody who made it has an answer, so that the right one may stand there.</summary>
    public static Candidate Of(Mistake mistake, IReadOnlyList<Answer> answers) =>
        new(mistake.Id, mistake.Hint, [.. answers.Select(a => ModelOf(mistake, a) ?? a.Expected)]);

    /// <summary>
    /// It fits when it gives every answer; where it hardly differs from the right one, a right answer will do. At least
    /// <paramref name="evidence"/> components must tell it from the right answer.
    /// </summary>
    public bool Fits(IReadOnlyList<Answer> answers, int evidence)
    {
        var found = 0;
        for (var i = 0; i < answers.Count; i++)
        {
            var (answer, model) = (answers[i], Models[i]);
            var distinct = IsDistinct(model, answer);
            if (!Closeness.Fits(answer.Got, model, answer.FitFor(model)) && !(answer.IsRight && !distinct))
                return false;
            if (distinct)
                found += answer.Got.Values.Length;
        }
        return found >= evidence;
    }

    /// <summary>Whether it is the right answer times one and the same number at every probe.</summary>
    public bool IsMultipleOfExpected(IReadOnlyList<Answer> answers)
    {
        var ratios = answers.Select((a, i) => Proportion.Between(Models[i], a.Expected, a.FitFor(Models[i]))).ToList();
        return ratios.All(r => r is { } c && Math.Abs(c - ratios[0]!.Value) <= 1e-9 * Math.Abs(c));
    }

    public Candidate Map(string id, string hint, Func<TensorValue, int, TensorValue> change) => new(id, hint, [.. Models.Select(change)]);

    private static bool IsDistinct(TensorValue model, Answer answer) =>
        !Closeness.AreClose(model, answer.Expected, 1.5 * answer.FitFor(model));

    /// <summary>A formula that fails at a probe is ours to mend, and no reason to fail a student otherwise: it explains nothing there.</summary>
    private static TensorValue? ModelOf(Mistake mistake, Answer answer)
    {
        try
        {
            return mistake.Answer(answer.Probe) is { } model ? InShapeOf(model, answer.Expected) : null;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return null;
        }
    }

    private static TensorValue InShapeOf(TensorValue model, TensorValue expected) =>
        expected.Rank == 0 && model.Rank <= 2 && model.Values.Length == 1 ? TensorValue.Scalar(model[0]) : model;
}
