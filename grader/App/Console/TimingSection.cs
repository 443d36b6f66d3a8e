using Autograder.Engine.Reporting;
using Spectre.Console;

namespace Autograder.App.Console;

/// <summary>The times of a report for a terminal: a table, what there is to say of each, and what the comparisons show.</summary>
internal static class TimingSection
{
    public static void Write(Report report, IAnsiConsole console)
    {
        if (report.Timing.State == TimingState.None)
            return;
        console.MarkupLine("[bold]Timing[/]");
        if (report.Timing.Remark.Length > 0)
            console.Write(ConsoleReport.Indented(2, ConsoleReport.Safe(report.Timing.Remark)));
        if (report.Timed().Any(t => t.Timed.Measurement is not null))
            console.Write(Table(report));
        foreach (var (exercise, timed) in report.Timed().Where(t => t.Timed.Verdict is TimingVerdict.Slow or TimingVerdict.Review or TimingVerdict.Cheated))
            console.Write(ConsoleReport.Indented(2, $"{Mark(timed.Verdict)} [bold]{ConsoleReport.Safe($"{exercise.Id} {timed.Member}")}[/] {timed.Verdict.Word()}: {ConsoleReport.Safe(timed.Message)}"));
        foreach (var exercise in report.Exercises)
            foreach (var comparison in exercise.Comparisons)
                console.Write(ConsoleReport.Indented(2, $"[bold]{ConsoleReport.Safe($"{exercise.Id} {comparison.Quantity}")}[/] {ConsoleReport.Safe(comparison.Sentence)}"));
        console.WriteLine();
    }

    private static Table Table(Report report)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in new[] { "Member", "Points", "Yours", "Reference", "Ratio", "" })
            table.AddColumn(column == "Member" || column.Length == 0 ? new(column) : new TableColumn(column).RightAligned());
        foreach (var (exercise, timed) in report.Timed())
            table.AddRow(
                new Markup(ConsoleReport.Safe($"{exercise.Id} {timed.Member}")),
                new Markup($"{timed.Score}/{timed.MaxScore}"),
                new Markup(timed.Measurement is { } m ? Words.Time(m.Microseconds) : ""),
                new Markup(timed.Measurement is { } r ? Words.Time(r.RivalMicroseconds) : ""),
                new Markup(timed.Measurement is { } q ? Words.Digits(q.Ratio) : ""),
                new Markup($"{Mark(timed.Verdict)} {timed.Verdict.Word()}"));
        return table;
    }

    private static string Mark(TimingVerdict verdict) => verdict switch
    {
        TimingVerdict.Fast => "[green]✓[/]",
        TimingVerdict.Slow or TimingVerdict.Cheated => "[red]✗[/]",
        TimingVerdict.Review => "[yellow]?[/]",
        TimingVerdict.Pending or TimingVerdict.NotMeasured => "[yellow]…[/]",
        TimingVerdict.NotRight => "[dim]-[/]",
        _ => throw new System.Diagnostics.UnreachableException($"verdict {verdict}"),
    };
}
