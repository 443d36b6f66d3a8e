using Autograder.Service.Storage;

namespace Autograder.Service.Grades;

/// <summary>An attempt that may count.</summary>
internal sealed record Candidate(long AttemptId, long SubmissionId, int Number, DateTimeOffset HandedIn, int Score, int MaxScore);

/// <summary>The attempt that counts, and what lateness takes from it.</summary>
internal sealed record Counted(Candidate Candidate, TimeSpan Late, int Penalty);

/// <summary>Which attempt counts, and for how much.</summary>
internal static class Counting
{
    /// <param name="graded">All graded attempts that may count. Of one submission only the last counts: it is the better measured one.</param>
    /// <param name="chosen">The attempt that a person chose.</param>
    /// <returns>null when nothing was handed in in time.</returns>
    public static Counted? Choose(IReadOnlyList<Candidate> graded, AssignmentTerms terms, DateTimeOffset? extension, long? chosen)
    {
        if (graded.FirstOrDefault(c => c.AttemptId == chosen) is { } picked)
            return Weigh(picked, terms, extension);
        var open = graded
            .GroupBy(c => c.SubmissionId).Select(s => s.MaxBy(c => c.Number)!)
            .Where(c => Later(terms.ClosesAt, extension) is not { } end || c.HandedIn <= end)
            .Select(c => Weigh(c, terms, extension)).ToList();
        return terms.Counting switch
        {
            CountingRule.Best => open.OrderByDescending(c => c.Candidate.Score - c.Penalty).ThenBy(c => c.Candidate.HandedIn).ThenBy(c => c.Candidate.AttemptId).FirstOrDefault(),
            CountingRule.Newest => open.OrderByDescending(c => c.Candidate.HandedIn).ThenByDescending(c => c.Candidate.AttemptId).FirstOrDefault(),
            _ => throw new System.Diagnostics.UnreachableException($"rule {terms.Counting}"),
        };
    }

    /// <summary>When the student's work is due, with their extension.</summary>
    public static DateTimeOffset? Due(AssignmentTerms terms, DateTimeOffset? extension) => Later(terms.DueAt, extension);

    /// <summary>The points for the grade book. A decision on the whole is final; decisions on exercises take their place in the sum, of which lateness then takes its share.</summary>
    /// <param name="found">Points by exercise of the attempt that counts.</param>
    /// <param name="decisions">Those that hold, in their order.</param>
    public static int Final(int score, int penalty, IReadOnlyDictionary<string, int> found, IReadOnlyList<Override> decisions)
    {
        if (decisions.LastOrDefault(o => o.Exercise is null) is { } whole)
            return whole.Points;
        var points = found.ToDictionary();
        foreach (var decided in decisions)
            points[decided.Exercise!] = decided.Points;
        return Math.Max(0, (points.Count == 0 ? score : points.Values.Sum()) - penalty);
    }

    private static Counted Weigh(Candidate candidate, AssignmentTerms terms, DateTimeOffset? extension)
    {
        if (Due(terms, extension) is not { } due || candidate.HandedIn <= due.AddMinutes(terms.GraceMinutes))
            return new(candidate, TimeSpan.Zero, 0);
        var late = candidate.HandedIn - due;
        var percent = Math.Min(100, Math.Ceiling(late.TotalDays) * terms.PenaltyPerDay);
        // In the student's favour: less than a point is not taken.
        return new(candidate, late, (int)Math.Floor(candidate.Score * percent / 100));
    }

    private static DateTimeOffset? Later(DateTimeOffset? date, DateTimeOffset? extension) =>
        date is { } d && extension is { } e ? (d > e ? d : e) : date;
}
