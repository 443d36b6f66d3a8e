using Autograder.Authoring;

namespace Autograder.Engine.Reporting;

/// <summary>The words of statuses and states as every written report uses them.</summary>
public static class Words
{
    public static string Word(this CheckStatus status) => status switch
    {
        CheckStatus.Passed => "passed",
        CheckStatus.Failed => "failed",
        CheckStatus.Error => "error",
        CheckStatus.Skipped => "skipped",
        CheckStatus.InternalError => "internal error",
        _ => throw new System.Diagnostics.UnreachableException($"status {status}"),
    };

    public static string Word(this ExerciseState state) => state switch
    {
        ExerciseState.NotStarted => "not started",
        ExerciseState.Incomplete => "incomplete",
        ExerciseState.Complete => "complete",
        _ => throw new System.Diagnostics.UnreachableException($"state {state}"),
    };

    /// <summary>The checks worth a line: those that did not pass, and those that passed with a remark.</summary>
    public static IEnumerable<ReportCheck> Telling(this ReportExercise exercise) =>
        exercise.Checks.Where(c => c.Status != CheckStatus.Passed || c.Review || c.Advisories.Length > 0);

    /// <summary>
    /// Findings that say the same of the same member, told once: the visible and the hidden check of a wrong formula
    /// usually find the same mistake.
    /// </summary>
    public static IEnumerable<IReadOnlyList<ReportCheck>> Grouped(this ReportExercise exercise) =>
        exercise.Telling()
            .GroupBy(c => (c.Member, c.Status, c.Review, c.Hint, Message: c.Hint is null || c.Status == CheckStatus.Skipped ? c.Message : c.Mistake ?? c.Message))
            .Select(g => g.ToList());

    public static string Word(this TimingVerdict verdict) => verdict switch
    {
        TimingVerdict.Pending => "follows",
        TimingVerdict.NotMeasured => "not measured",
        TimingVerdict.NotRight => "not timed",
        TimingVerdict.Fast => "fast enough",
        TimingVerdict.Slow => "slow",
        TimingVerdict.Review => "for review",
        TimingVerdict.Cheated => "cheated",
        _ => throw new System.Diagnostics.UnreachableException($"verdict {verdict}"),
    };

    /// <summary>The members timed, with their exercises.</summary>
    public static IEnumerable<(ReportExercise Exercise, ReportTimedMember Timed)> Timed(this Report report) =>
        report.Exercises.SelectMany(e => e.Timed.Select(t => (e, t)));

    /// <summary>Three digits in the unit that fits.</summary>
    public static string Time(double microseconds) => microseconds switch
    {
        >= 1e6 => Digits(microseconds / 1e6) + " s",
        >= 1e3 => Digits(microseconds / 1e3) + " ms",
        _ => Digits(microseconds) + " µs",
    };

    public static string Digits(double number) =>
        number.ToString(number switch { >= 99.95 => "0", >= 9.995 => "0.0", >= 0.1 => "0.00", _ => "0.000" }, System.Globalization.CultureInfo.InvariantCulture);

    public static string Percent(this Report report) =>
        report.MaxScore == 0 ? "" : $" ({100 * report.Score / report.MaxScore} %)";
}
