namespace Autograder.Authoring.Judging;

/// <summary>Mistakes in where a sequence of results begins and ends.</summary>
internal static class Sequence
{
    /// <summary>Null when the sequences are not the right ones, moved.</summary>
    public static Diagnosis? Diagnose(IReadOnlyList<Answer> answers)
    {
        var wrong = answers.Where(a => !a.IsRight).ToList();
        if (wrong.Any(a => Math.Min(a.Got.Values.Length, a.Expected.Values.Length) < 2))
            return null;
        if (wrong.All(a => AgreeAfter(a, got: 1, expected: 0)))
            return new("one-step-late", "The right numbers, each one place later than it belongs: what is to be recorded first, before or after the first update?");
        if (wrong.All(a => AgreeAfter(a, got: 0, expected: 1)))
            return new("one-step-early", "The right numbers, each one place earlier than it belongs: what is to be recorded first, before or after the first update?");
        if (wrong.All(a => a.Standing == Standing.WrongShape && AgreeAfter(a, got: 0, expected: 0)))
            return new("other-length", "The right numbers, but not one for each step.");
        return null;
    }

    private static bool AgreeAfter(Answer a, int got, int expected)
    {
        var count = Math.Min(a.Got.Values.Length - got, a.Expected.Values.Length - expected);
        return Enumerable.Range(0, count).All(i => Closeness.IsClose(a.Got[i + got], a.Expected[i + expected], a.Allowed[i + expected]));
    }
}
