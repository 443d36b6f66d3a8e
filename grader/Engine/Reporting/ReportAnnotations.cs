using Autograder.Authoring;

namespace Autograder.Engine.Reporting;

/// <summary>How much a remark at a line matters, in GitHub's words.</summary>
public enum AnnotationLevel { Notice, Warning, Failure }

/// <summary>A remark at a line of the student's file.</summary>
/// <param name="Path">Relative to the submission.</param>
public sealed record ReportAnnotation(string Path, int Line, AnnotationLevel Level, string Title, string Message);

/// <summary>The findings of a report at the lines that they are about. What comes first in one report of a grading comes first in every other of it.</summary>
public static class ReportAnnotations
{
    public static IReadOnlyList<ReportAnnotation> Annotations(this Report report) =>
        [.. report.Diagnostics.Where(d => d.IsError && d.Line > 0).Select(d => new ReportAnnotation(d.Path, d.Line, AnnotationLevel.Failure, $"Compiler: {d.Id}", d.Message)),
            .. report.Exercises.SelectMany(Findings), .. report.Exercises.SelectMany(Slow)];

    private static IEnumerable<ReportAnnotation> Findings(ReportExercise exercise) =>
        from finding in exercise.Grouped()
        let first = finding[0]
        where first is { Path: not null, Line: > 0 }
        select new ReportAnnotation(first.Path!, first.Line!.Value, Level(first), $"{exercise.Title}: {first.Member}", Text(finding));

    private static AnnotationLevel Level(ReportCheck check) => check.Status switch
    {
        CheckStatus.Passed or CheckStatus.Skipped or CheckStatus.InternalError => AnnotationLevel.Notice,
        CheckStatus.Failed => AnnotationLevel.Warning,
        CheckStatus.Error => AnnotationLevel.Failure,
        _ => throw new System.Diagnostics.UnreachableException($"status {check.Status}"),
    };

    private static string Text(IReadOnlyList<ReportCheck> finding)
    {
        var lines = finding.DistinctBy(c => c.Message).Select(c => $"{c.Title}: {c.Message}").ToList();
        if (finding[0].Hint is { } hint)
            lines.Add($"Hint: {hint}");
        lines.AddRange(finding.SelectMany(c => c.Advisories).Distinct());
        lines.Add($"{finding.Sum(c => c.Score)} of {finding.Sum(c => c.MaxScore)} points");
        return string.Join('\n', lines);
    }

    private static IEnumerable<ReportAnnotation> Slow(ReportExercise exercise) =>
        from timed in exercise.Timed
        where timed.Verdict is TimingVerdict.Slow or TimingVerdict.Cheated or TimingVerdict.Review
        let place = exercise.Checks.FirstOrDefault(c => c.Member == timed.Member && c is { Path: not null, Line: > 0 })
        where place is not null
        select new ReportAnnotation(place.Path!, place.Line!.Value, AnnotationLevel.Notice, $"{exercise.Title}: time of {timed.Member}", $"{timed.Message}\n{timed.Score} of {timed.MaxScore} points");
}
