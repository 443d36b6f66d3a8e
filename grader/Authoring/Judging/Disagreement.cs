using System.Globalization;

namespace Autograder.Authoring.Judging;

/// <summary>Puts a wrong answer into words: shape, finite, value, each a finding of its own.</summary>
internal static class Disagreement
{
    /// <param name="quantity">What the numbers are called, such as <c>gradient</c>.</param>
    public static Finding Of(Check check, string quantity, Answer shown, Diagnosis diagnosis, IReadOnlyList<string> advisories) => (shown.Standing switch
    {
        Standing.WrongShape => WrongShape(check, quantity, shown),
        Standing.NotFinite => NotFinite(check, quantity, shown),
        Standing.Off => Off(check, quantity, shown),
        Standing.Right => throw new ArgumentException("a right answer is no disagreement", nameof(shown)),
        _ => throw new System.Diagnostics.UnreachableException($"standing {shown.Standing}"),
    }) with
    {
        Hint = diagnosis.Hint,
        Mistake = diagnosis.Mistake,
        Advisories = advisories,
        Probe = shown.Probe,
        Expected = shown.Expected,
        Actual = shown.Got,
        Allowed = shown.Allowed,
    };

    private static Finding WrongShape(Check check, string quantity, Answer shown)
    {
        // A shape can carry numbers out, so that a hidden check names no size of the student's.
        var hidden = shown.Got.Rank != shown.Expected.Rank ? $"the {quantity} does not have the expected number of dimensions ({shown.Expected.Rank})"
            : shown.Expected.Rank == 2 && shown.Got.Shape[0] == shown.Expected.Shape[1] && shown.Got.Shape[1] == shown.Expected.Shape[0]
                ? $"the {quantity} has the shape of the transposed answer"
            : $"the {quantity} does not have the expected shape";
        return check.Found(CheckStatus.Failed,
            $"{quantity}: expected shape {Wording.Shape(shown.Expected.Shape)}, got {Wording.Shape(shown.Got.Shape)} ({Wording.At(shown.Probe)})",
            $"{hidden} ({Wording.At(shown.Probe)})");
    }

    private static Finding NotFinite(Check check, string quantity, Answer shown)
    {
        var broken = Enumerable.Range(0, shown.Got.Values.Length).Where(i => !double.IsFinite(shown.Got[i])).ToList();
        var summary = string.Create(CultureInfo.InvariantCulture,
            $"{broken.Count} of {Wording.Count(shown.Got.Values.Length, "component")} {(broken.Count == 1 ? "is" : "are")} not finite");
        return check.Found(CheckStatus.Failed,
            $"{quantity}{Wording.Place(shown.Expected.Shape, broken[0])}: expected {Wording.Number(shown.Expected[broken[0]])}, "
            + $"got {Name(shown.Got[broken[0]])}; {summary} ({Wording.At(shown.Probe)})",
            $"{quantity}: {summary} ({Wording.At(shown.Probe)})");
    }

    private static Finding Off(Check check, string quantity, Answer shown)
    {
        var worst = shown.OffComponents[0];
        var (expected, got) = Wording.Pair(shown.Expected[worst], shown.Got[worst]);
        var summary = Wording.Off(shown.OffComponents.Count, shown.Got.Values.Length);
        return check.Found(CheckStatus.Failed,
            $"{quantity}{Wording.Place(shown.Expected.Shape, worst)}: expected {expected}, got {got} "
            + $"(allowed difference {Wording.Allowance(shown.Allowed[worst])}); {summary} ({Wording.At(shown.Probe)})",
            $"{quantity}: {summary} ({Wording.At(shown.Probe)})");
    }

    private static string Name(double value) => double.IsNaN(value) ? "NaN" : value > 0 ? "infinity" : "-infinity";
}
