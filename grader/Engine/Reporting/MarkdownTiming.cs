using System.Globalization;
using System.Text;

namespace Autograder.Engine.Reporting;

/// <summary>The times of a report as Markdown: a table of the members timed, and analytic against autograd over sizes.</summary>
internal static class MarkdownTiming
{
    public static void Write(StringBuilder text, Report report)
    {
        if (report.Timing.State == TimingState.None)
            return;
        text.Append("\n## Timing\n\n");
        if (report.Timing.Remark.Length > 0)
            text.Append($"{MarkdownReport.Escape(report.Timing.Remark)}\n\n");
        if (report.Timed().Any(t => t.Timed.Measurement is not null))
            Table(text, report);
        foreach (var (exercise, timed) in report.Timed().Where(t => t.Timed.Verdict is TimingVerdict.Slow or TimingVerdict.Review or TimingVerdict.Cheated))
            text.Append($"- **{MarkdownReport.Escape($"{exercise.Title}: {timed.Member}")}** · {timed.Verdict.Word()}: {MarkdownReport.Escape(timed.Message)}\n");
        foreach (var exercise in report.Exercises.Where(e => e.Comparisons.Length > 0))
            foreach (var comparison in exercise.Comparisons)
                Comparison(text, exercise, comparison);
    }

    private static void Table(StringBuilder text, Report report)
    {
        text.Append("CPU time of a call against the slowest plain solution that the course accepts; up to 1.5 times as slow costs nothing.\n\n"
            + "| Member | Size | Points | Yours | Reference | Ratio | 96 % interval | Pairs | Noise | |\n|---|---|---:|---:|---:|---:|---:|---:|---:|---|\n");
        foreach (var (exercise, timed) in report.Timed())
        {
            text.Append($"| {MarkdownReport.Escape($"{exercise.Title}: {timed.Member}")} | {MarkdownReport.Escape(timed.Size)} | {timed.Score}/{timed.MaxScore} |");
            text.Append(timed.Measurement is { } m
                ? string.Create(CultureInfo.InvariantCulture, $" {Words.Time(m.Microseconds)} | {Words.Time(m.RivalMicroseconds)} | {Words.Digits(m.Ratio)} | {Words.Digits(m.Low)} – {Words.Digits(m.High)} | {m.Pairs} | {100 * m.Noise:0} % |")
                : " | | | | | |");
            text.Append($" {timed.Verdict.Word()} |\n");
        }
        text.Append('\n');
    }

    private static void Comparison(StringBuilder text, ReportExercise exercise, ReportComparison comparison)
    {
        text.Append($"\n**{MarkdownReport.Escape($"{exercise.Title}: {comparison.Quantity}, analytic against autograd")}** {MarkdownReport.Escape(comparison.Sentence)}\n\n");
        text.Append($"| n |{string.Concat(comparison.Points.Select(p => $" {p.Size} |"))}\n|---|{string.Concat(comparison.Points.Select(_ => "---:|"))}\n");
        Row("analytic", p => Words.Time(p.AnalyticMicroseconds));
        Row("autograd", p => Words.Time(p.AutogradMicroseconds));
        Row("ratio", p => Words.Digits(p.AutogradMicroseconds / p.AnalyticMicroseconds));

        void Row(string title, Func<ReportComparisonPoint, string> cell) =>
            text.Append($"| {title} |{string.Concat(comparison.Points.Select(p => $" {cell(p)} |"))}\n");
    }
}
