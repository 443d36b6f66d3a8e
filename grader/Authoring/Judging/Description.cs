using Autograder.Authoring.Numerics;

namespace Autograder.Authoring.Judging;

/// <summary>What can be said of wrong answers that no known mistake explains: always true, never a guess at a formula.</summary>
internal static class Description
{
    /// <summary>Wrong by less than this part of the size of what is summed: right in the idea, not in the digits.</summary>
    private const double NearlyRight = 1e-3;

    public static Diagnosis Of(IReadOnlyList<Answer> answers)
    {
        var wrong = answers.Where(a => !a.IsRight).ToList();
        var shaped = wrong.Where(a => a.Standing != Standing.WrongShape).ToList();
        if (shaped.Count < wrong.Count)
            return wrong.All(HasRightNumbers)
                ? new("other-shape", "The numbers are right, only the shape is not: squeeze, reshape or a product in another order gives it.")
                : Diagnosis.Unknown;
        if (wrong.Any(a => a.Standing == Standing.NotFinite))
            return new("not-finite", "Something overflows, or 0/0 or infinity minus infinity is computed, at this input: is there a form of the formula that stays finite?");
        if (wrong.All(a => Largest(a) <= NearlyRight * SizeOf(a)))
            return new("imprecise", "Nearly right, but not to the precision of float64: finite differences, float32 on the way, or too few terms would look like this.");
        if (wrong.All(IsRightOnceSymmetrised))
            return new("not-symmetric", "The result is not symmetric, but its symmetric part is right.");
        if (wrong.Sum(a => a.Got.Values.Length) >= 2 && CommonFactor(wrong))
            return new("factor", "Every component is off by the same factor.");
        if (wrong.Sum(a => a.Got.Values.Length) >= 2 && CommonOffset(wrong))
            return new("offset", "The same number is added to every component.");
        return new(null, Where(wrong) ?? Elsewhere(answers));
    }

    private static double Largest(Answer a) => a.Got.Minus(a.Expected).MaxAbs();

    private static double SizeOf(Answer a) => Math.Max(a.Expected.MaxAbs(), a.Allowed.MaxAbs() / a.Relative);

    private static bool HasRightNumbers(Answer a) =>
        a.Got.Values.Length == a.Expected.Values.Length
        && Enumerable.Range(0, a.Got.Values.Length).All(i => Closeness.IsClose(a.Got[i], a.Expected[i], a.Allowed[i]));

    private static bool IsRightOnceSymmetrised(Answer a)
    {
        if (a.Expected.Rank != 2 || a.Expected.Shape[0] != a.Expected.Shape[1])
            return false;
        var symmetric = a.Got.Plus(a.Got.Transposed()).Scaled(0.5);
        return Closeness.AreClose(symmetric, a.Expected, a.FitFor(a.Expected));
    }

    private static bool CommonFactor(IReadOnlyList<Answer> wrong)
    {
        var ratios = wrong.Select(a => Proportion.Between(a.Got, a.Expected, a.FitFor(a.Got))).ToList();
        return ratios.All(r => r is { } c && Math.Abs(c - ratios[0]!.Value) <= 1e-9 * Math.Abs(c));
    }

    private static bool CommonOffset(IReadOnlyList<Answer> wrong)
    {
        var offset = wrong[0].Got[0] - wrong[0].Expected[0];
        return wrong.All(a => Closeness.AreClose(a.Got, a.Expected.Map(e => e + offset), a.FitFor(a.Got)));
    }

    /// <summary>Which components are off, when it is the same ones at every input.</summary>
    private static string? Where(IReadOnlyList<Answer> wrong)
    {
        if (wrong.All(a => a.Expected.Rank == 2 && a.Expected.Shape[0] == a.Expected.Shape[1] && a.Expected.Shape[0] > 1))
        {
            if (wrong.All(a => OffIn(a, diagonal: false) == 0))
                return "Only the diagonal is off.";
            if (wrong.All(a => OffIn(a, diagonal: true) == 0))
                return "The diagonal is right; what is beside it is off.";
        }
        if (wrong.All(a => a.Expected.Rank == 1 && a.Expected.Shape[0] > 1 && a.OffComponents is [0]))
            return "Only the first component is off.";
        if (wrong.All(a => a.Expected.Rank == 1 && a.Expected.Shape[0] > 1 && a.OffComponents is [var i] && i == a.Expected.Shape[0] - 1))
            return "Only the last component is off.";
        return null;
    }

    private static int OffIn(Answer a, bool diagonal) => a.OffComponents.Count(i => i / a.Expected.Shape[1] == i % a.Expected.Shape[1] == diagonal);

    private static string? Elsewhere(IReadOnlyList<Answer> answers) =>
        answers.Any(a => a.IsRight) ? "Other inputs are answered rightly: what is special about this one?" : null;
}
