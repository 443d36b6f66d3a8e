using Autograder.Contracts;

namespace Autograder.Authoring.Judging;

/// <summary>Whether a member reaches what it must not.</summary>
internal static class ForbiddenUses
{
    /// <summary>The id of the mistake.</summary>
    public const string Mistake = "forbidden-function";

    /// <summary>Null when it reaches none of them.</summary>
    public static Finding? In(Check check, ISubject subject, IReadOnlyList<ForbiddenUse> forbidden)
    {
        if (forbidden.Count == 0)
            return null;
        var found = subject.UsesOf(check.Member)
            .Select(use => (Use: use, Rule: forbidden.FirstOrDefault(f => f.Covers(use.Function))))
            .Where(pair => pair.Rule is not null)
            .DistinctBy(pair => (pair.Use.Path, pair.Use.Line, pair.Rule!.Title))
            .ToList();
        if (found.Count == 0)
            return null;
        var places = string.Join("; ", found.Take(3).Select(pair => $"{pair.Rule!.Title} at {Place(pair.Use)}"));
        var message = $"{check.Member} must not use {(found.Count > 3 ? $"{places}; and {found.Count - 3} more" : places)}";
        return check.Found(CheckStatus.Failed, message, message) with { Mistake = Mistake };
    }

    private static string Place(Use use) =>
        $"{Wording.Quote(use.Path)}:{use.Line}{(use.Through.IsEmpty ? "" : $" (by way of {Wording.Quote(string.Join(", ", use.Through))})")}";
}
